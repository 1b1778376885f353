import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

/** Where Chromium usually lies. */
const usualPaths = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

const launchArguments = [
  '--no-sandbox',
  '--headless=new',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const findChromium = () => [process.env['CHROMIUM_PATH'] ?? '', ...usualPaths].find((path) => path !== '' && existsSync(path))

/** Starts a headless Chromium, with further arguments of its command line; throws as `provideChromium`. */
export async function launchBrowser(further: readonly string[] = []): Promise<Browser> {
  return await chromium.launch({ executablePath: provideChromium(), args: [...launchArguments, ...further] })
}

/** Finds Chromium; on Debian root gets it installed when it is missing. @throws where there is none; the message says what to do */
export function provideChromium(): string {
  const path = findChromium() ?? installChromium()
  if (!path) throw new Error('No Chromium found. Install it (Debian: apt-get install chromium) or set CHROMIUM_PATH.')
  return path
}

function installChromium(): string | undefined {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined
  process.stderr.write('Installing Chromium (apt-get install chromium) ...\n')
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  for (const command of [['update'], ['install', '-y', '--no-install-recommends', 'chromium']]) {
    spawnSync('apt-get', command, { stdio: ['ignore', 'ignore', 'inherit'], env: environment })
  }
  return findChromium()
}
