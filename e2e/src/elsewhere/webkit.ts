// WebKit as GNOME has it, driven over HTTP by the WebDriver of its package. It draws into a display without a screen.
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePorts } from '../../../scripts/demo/ports.ts'
import { type Driver, type ElementReference, elementKey, MissingBrowserError } from './driver.ts'

const programs = ['/usr/bin/WebKitWebDriver', '/usr/bin/Xvfb']
const patienceMs = 60_000

const typing = `element.value = text; for (const type of ['input', 'change']) element.dispatchEvent(new Event(type, { bubbles: true }))`

/** Starts WebKit. @throws MissingBrowserError where it is not installed */
export async function startWebKit(): Promise<Driver> {
  if (!programs.every((program) => existsSync(program))) {
    throw new MissingBrowserError('No WebKit (Debian: apt-get install webkit2gtk-driver xvfb)')
  }
  const { platform: port, hostPage: display } = await freePorts()
  const screen = spawn('/usr/bin/Xvfb', [`:${display}`, '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], { stdio: 'ignore' })
  const environment = { ...process.env, DISPLAY: `:${display}`, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1', LIBGL_ALWAYS_SOFTWARE: '1' }
  const child = spawn('/usr/bin/WebKitWebDriver', [`--port=${port}`], { stdio: 'ignore', env: environment })
  const session = await openSession(`http://127.0.0.1:${port}`)
  const post = (path: string, body: object) => call(`${session}${path}`, body)
  // This WebDriver clicks and types beside what is in a frame of another site: the frame's own script does both, so that focus and events are right.
  const onElement = (element: ElementReference, body: string, text = '') =>
    post('/execute/sync', { script: `const [element, text] = arguments; element.focus(); ${body}`, args: [element, text] })
  return {
    name: 'webkit',
    open: async (url) => void (await post('/url', { url })),
    run: (script, ...args) => post('/execute/sync', { script, args }),
    enter: async (frame) => void (await post('/frame', { id: frame })),
    click: async (element) => void (await onElement(element, 'element.click()')),
    type: async (element, text) => {
      const isFile = await onElement(element, `return element.type === 'file'`)
      if (isFile) await post(`/element/${element[elementKey]}/value`, { text })
      else await onElement(element, typing, text)
    },
    close: async () => {
      await fetch(session, { method: 'DELETE' }).catch(() => {})
      for (const process of [child, screen]) await end(process)
    },
  }
}

async function end(process: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => process.once('exit', resolve))
  if (process.kill('SIGTERM')) await ended
}

async function call(url: string, body: object): Promise<unknown> {
  const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
  const { value } = (await answer.json()) as { value: { readonly message?: string } | null }
  if (!answer.ok) throw new Error(`${new URL(url).pathname.split('/').at(-1)}: ${value?.message}`)
  return value
}

async function openSession(driver: string): Promise<string> {
  const until = Date.now() + patienceMs
  const browser = { 'webkitgtk:browserOptions': { args: ['--automation'] } }
  for (;;) {
    try {
      const { sessionId } = (await call(`${driver}/session`, { capabilities: { alwaysMatch: browser } })) as { sessionId: string }
      return `${driver}/session/${sessionId}`
    } catch (error) {
      if (Date.now() > until) throw error
      await sleep(200)
    }
  }
}
