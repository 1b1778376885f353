// Installs what the lock file says when needed, then runs its arguments under the pinned Node of node_modules.
// Runs on the machine's own Node (>= 20) and needs no dependency itself.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join, sep } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const modules = join(root, 'node_modules')
const pinnedNode = join(modules, `node-${process.platform}-${process.arch}`, 'bin', 'node')
const installLock = join(root, '.install-lock')
// A stamp of our own: `npm install --package-lock-only` rewrites npm's without installing anything.
const stamp = join(modules, '.installed')
const npmArguments = [
  ...['ci', '--prefer-offline', '--include=optional', '--include=dev', '--ignore-scripts', '--engine-strict=false'],
  ...['--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error'],
]

const wantedStamp = () =>
  createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .update(`${process.platform}-${process.arch}`)
    .digest('hex')

function isInstalled() {
  try {
    return readFileSync(stamp, 'utf8') === wantedStamp()
  } catch {
    return false
  }
}

/** Runs a command to its end and passes signals on to it. */
function run(command, args, options) {
  return new Promise((done) => {
    const child = spawn(command, args, options)
    const pass = (signal) => child.kill(signal)
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
    for (const signal of signals) process.on(signal, pass)
    const finish = (outcome) => {
      for (const signal of signals) process.off(signal, pass)
      done(outcome)
    }
    child.on('error', (error) => {
      console.error(error.message)
      finish({ code: 1 })
    })
    child.on('exit', (code, signal) => finish({ code, signal }))
  })
}

function exitLike({ code, signal }) {
  if (!signal) process.exit(code ?? 1)
  process.kill(process.pid, signal)
  setTimeout(() => process.exit(1), 1000)
}

/** One installer at a time: mkdir is atomic, the holder touches the folder, and one left by a killed holder is taken over. */
async function takeInstallLock() {
  for (let isTold = false; ; ) {
    try {
      mkdirSync(installLock)
      return
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
    try {
      if (Date.now() - statSync(installLock).mtimeMs > 15_000) rmSync(installLock, { recursive: true, force: true })
    } catch {
      continue
    }
    if (!isTold) console.error('Waiting for another install in this folder ...')
    isTold = true
    await sleep(200)
  }
}

/** The environment without node_modules/.bin: npm must not run on the Node that `npm ci` is about to delete. */
function environmentForNpm() {
  const env = { ...process.env }
  const key = Object.keys(env).find((name) => name.toLowerCase() === 'path') ?? 'PATH'
  env[key] = env[key]
    .split(delimiter)
    .filter((part) => !part.includes(`node_modules${sep}.bin`))
    .join(delimiter)
  return env
}

async function install() {
  await takeInstallLock()
  const heartbeat = setInterval(() => utimesSync(installLock, new Date(), new Date()), 2000)
  try {
    if (isInstalled()) return { code: 0 }
    const wanted = wantedStamp()
    console.error('Installing dependencies (npm ci) ...')
    const outcome = await run('npm', npmArguments, { cwd: root, stdio: ['ignore', 2, 2], env: environmentForNpm() })
    if (outcome.code === 0) writeFileSync(stamp, wanted)
    return outcome
  } finally {
    clearInterval(heartbeat)
    rmSync(installLock, { recursive: true, force: true })
  }
}

/** The pinned Node, or the machine's where no pinned one exists for its platform. */
function nodeToUse() {
  if (existsSync(pinnedNode)) return pinnedNode
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major >= 24 || (major === 22 && minor >= 18)) return process.execPath
  console.error(`There is no pinned Node for ${process.platform}-${process.arch}. Install Node 24 and try again.`)
  return process.exit(1)
}

if (Number(process.versions.node.split('.')[0]) < 20) {
  console.error(`Node 20 or newer is needed; this is ${process.version}.`)
  process.exit(1)
}
if (!isInstalled()) {
  const outcome = await install()
  if (outcome.code !== 0) exitLike(outcome)
}
if (process.env.npm_lifecycle_event) {
  // A killed npm must not leave us behind.
  const parent = process.ppid
  setInterval(() => process.ppid !== parent && process.kill(process.pid, 'SIGTERM'), 500).unref()
}
exitLike(await run(nodeToUse(), process.argv.slice(2), { cwd: root, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] }))
