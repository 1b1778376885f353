// `npm start`: the platform with demo authorities, a host page, a case system and a login for staff, on a PostgreSQL of its own.
import { mkdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { root } from './command.ts'
import { defaultPorts, type Ports } from './demo/ports.ts'
import type { Urls } from './demo/programs.ts'
import { startDemo } from './demo/start-demo.ts'

const help = `npm start -- [options]

  --folder PATH   where databases, keys, logs and cases are kept   (.data)
  --port N        the platform's port; the others follow it        (${defaultPorts.platform})
  --help          this text

Remove the folder to begin anew. Ctrl-C stops everything in order.`

/** Something the person who starts can mend; printed as one line. */
class StartError extends Error {}

function readOptions() {
  try {
    const { values } = parseArgs({
      options: { folder: { type: 'string', default: '.data' }, port: { type: 'string' }, help: { type: 'boolean' } },
    })
    const first = Number(values.port ?? defaultPorts.platform)
    if (!Number.isInteger(first) || first < 1024 || first > 65_000) throw new StartError('--port takes a number from 1024 to 65000.')
    return { folder: resolve(root, values.folder), first, wantsHelp: values.help === true }
  } catch (error) {
    if (error instanceof StartError) throw error
    const [reason] = (error instanceof Error ? error.message : '').split('. ')
    throw new StartError(`${reason}. "npm start -- --help" names the options.`)
  }
}

const portsFrom = (first: number): Ports => {
  const names = Object.keys(defaultPorts) as (keyof Ports)[]
  return Object.fromEntries(names.map((name) => [name, first + defaultPorts[name] - defaultPorts.platform])) as Ports
}

/** Does nobody listen here? */
const isFree = (port: number) =>
  new Promise<boolean>((done) => {
    const probe = createServer()
    probe.once('error', () => done(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => done(true)))
  })

/** Programs of a start that was killed a moment ago are still on their way out. */
const portPatienceMs = 5000

async function assertPortsFree(ports: Ports): Promise<void> {
  const until = Date.now() + portPatienceMs
  for (const port of Object.values(ports)) {
    while (!(await isFree(port))) {
      if (Date.now() > until) throw new StartError(`Port ${port} is taken. Stop what uses it, or start with "npm start -- --port N".`)
      await sleep(100)
    }
  }
}

/** One demo per folder: an abstract socket is ours as long as we live, however we die (Linux; elsewhere the ports must do). */
async function takeFolder(folder: string): Promise<void> {
  try {
    // Started by root, PostgreSQL runs as another user, who must be able to pass through.
    mkdirSync(folder, { recursive: true, mode: 0o711 })
  } catch {
    throw new StartError(`The folder ${folder} cannot be made or used. Choose another with "npm start -- --folder PATH".`)
  }
  if (process.platform !== 'linux') return
  const lock = createServer()
  await new Promise<void>((done, fail) => {
    lock.once('error', () => fail(new StartError(`Another start already runs on the folder ${folder}.`)))
    lock.listen(`\0aufenthalt-start-${folder}`.slice(0, 100), done)
  })
  lock.unref()
}

function printAddresses(urls: Urls, folder: string): void {
  console.log(`
Aufenthalt runs. All data are fictitious and stay in ${folder}.

  ${urls.hostPage.padEnd(36)} the municipality's page with the online service
  ${urls.caseSystem.padEnd(36)} the case system: what arrived
  ${`${urls.platform}/console/`.padEnd(36)} the operator's console (login: see the page)
  ${urls.mailbox.padEnd(36)} the mailbox: reminders that were sent
  ${`${urls.platform}/openapi.json`.padEnd(36)} the API

Ctrl-C stops everything.`)
}

try {
  const { folder, first, wantsHelp } = readOptions()
  if (wantsHelp) {
    console.log(help)
    process.exit(0)
  }
  const ports = portsFrom(first)
  await takeFolder(folder)
  await assertPortsFree(ports)
  console.log('Starting PostgreSQL and the platform ...')
  const starting = startDemo({
    folder,
    ports,
    onDeath: (name) => console.error(`${name} ended and is started again; see ${folder}/logs/${name}.log`),
  })
  let isStopping = false
  const stop = async () => {
    if (isStopping) return
    isStopping = true
    await (await starting).stop()
    process.exit(0)
  }
  // What has begun to start is stopped in order too: PostgreSQL would outlive us.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop())
  if (process.connected) process.once('disconnect', () => void stop())
  const { urls } = await starting
  if (!isStopping) printAddresses(urls, folder)
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exit(1)
}
