// Firefox without geckodriver, which Debian does not have: its own remote protocol, Marionette, has the commands of WebDriver over a plain socket.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePorts } from '../../../scripts/demo/ports.ts'
import { type Driver, elementKey, MissingBrowserError } from './driver.ts'

const executable = '/usr/bin/firefox-esr'
const patienceMs = 60_000

type Answer = { readonly error: { readonly message: string } | null; readonly result: unknown }

/** Starts Firefox without a window. @throws MissingBrowserError where it is not installed */
export async function startFirefox(): Promise<Driver> {
  if (!existsSync(executable)) throw new MissingBrowserError('No Firefox (Debian: apt-get install firefox-esr)')
  const profile = mkdtempSync(join(tmpdir(), 'aufenthalt-firefox-'))
  const { platform: port } = await freePorts()
  writeFileSync(join(profile, 'user.js'), `user_pref("marionette.port", ${port});\n`)
  const child = spawn(executable, ['--marionette', '--headless', '--no-remote', '--profile', profile], {
    stdio: 'ignore',
    env: { ...process.env, HOME: profile, MOZ_DISABLE_CONTENT_SANDBOX: '1' },
  })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  const send = await speak(await reach(port))
  await send('WebDriver:NewSession', { acceptInsecureCerts: true })
  await send('Marionette:SetContext', { value: 'content' })
  const value = (answer: unknown) => (answer as { value?: unknown } | null)?.value
  return {
    name: 'firefox',
    open: async (url) => void (await send('WebDriver:Navigate', { url })),
    run: async (script, ...args) => value(await send('WebDriver:ExecuteScript', { script, args })),
    enter: async (frame) => void (await send('WebDriver:SwitchToFrame', frame ? { element: frame[elementKey] } : { id: null })),
    click: async (element) => void (await send('WebDriver:ElementClick', { id: element[elementKey] })),
    type: async (element, text) => void (await send('WebDriver:ElementSendKeys', { id: element[elementKey], text })),
    close: async () => {
      child.kill('SIGTERM')
      await ended
      rmSync(profile, { recursive: true, force: true })
    },
  }
}

async function reach(port: number): Promise<Socket> {
  const until = Date.now() + patienceMs
  for (;;) {
    const socket = connect(port, '127.0.0.1')
    const isOpen = await new Promise((resolve) => {
      socket.once('connect', () => resolve(true))
      socket.once('error', () => resolve(false))
    })
    if (isOpen) return socket
    if (Date.now() > until) throw new Error('Firefox does not listen')
    await sleep(100)
  }
}

/** Messages are `length:[kind, number, …]`; the first one is a greeting without a number. */
async function speak(socket: Socket): Promise<(command: string, parameters: object) => Promise<unknown>> {
  const open = new Map<number, (answer: Answer) => void>()
  let buffer = Buffer.alloc(0)
  let greet: () => void = () => {}
  const greeted = new Promise<void>((resolve) => {
    greet = resolve
  })
  socket.on('data', (chunk: Buffer) => {
    buffer = Buffer.concat([buffer, chunk])
    for (;;) {
      const colon = buffer.indexOf(':')
      const end = colon + 1 + Number(buffer.subarray(0, colon).toString('latin1'))
      if (colon < 0 || buffer.length < end) return
      const message = JSON.parse(buffer.subarray(colon + 1, end).toString('utf8')) as [number, number, Answer['error'], unknown]
      buffer = buffer.subarray(end)
      if (!Array.isArray(message)) greet()
      else open.get(message[1])?.({ error: message[2], result: message[3] })
    }
  })
  await greeted
  let number = 0
  return async (command, parameters) => {
    number += 1
    const mine = number
    const answered = new Promise<Answer>((resolve) => open.set(mine, resolve))
    const text = JSON.stringify([0, mine, command, parameters])
    socket.write(`${Buffer.byteLength(text)}:${text}`)
    const { error, result } = await answered
    open.delete(mine)
    if (error) throw new Error(`${command}: ${error.message}`)
    return result
  }
}
