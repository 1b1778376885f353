import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, afterEach, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { unprivilegedAccount } from '../server/src/database/embedded/account.ts'
import { startEmbedded } from '../server/src/database/embedded.ts'
import { onServer } from '../server/src/database/testing/template-databases.ts'
import { root } from './command.ts'
import { descendantsOf, type Ended, type RunningStart, remaining, runStart } from './testing/run-start.ts'

const notLinux = process.platform === 'linux' ? false : 'processes are looked up in /proc'
const isRoot = process.getuid?.() === 0

const parent = mkdtempSync(join(tmpdir(), 'start-'))
chmodSync(parent, 0o755)
const folder = join(parent, 'open')
const started: RunningStart[] = []
const start = (args: readonly string[], account = {}) => {
  const running = runStart(args, account)
  started.push(running)
  return running
}
/** A test that fails half-way must not disturb the next one. */
afterEach(async () => {
  const running = started.splice(0).filter(({ child }) => child.exitCode === null && child.signalCode === null)
  for (const { child } of running) child.kill('SIGKILL')
  await remaining(running.flatMap(({ child }) => (child.pid ? [child.pid, ...descendantsOf(child.pid)] : [])))
})
after(() => rmSync(parent, { recursive: true, force: true, maxRetries: 5 }))

/** The first of eight ports that nobody uses at this moment. */
async function freePorts(): Promise<number> {
  const first = 20_000 + Math.floor(Math.random() * 40_000)
  const probes = await Promise.all(Array.from({ length: 8 }, (_, index) => isFree(first + index)))
  return probes.every(Boolean) ? first : await freePorts()
}
const isFree = (port: number) =>
  new Promise<boolean>((done) => {
    const probe = createServer().once('error', () => done(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => done(true)))
  })

const port = await freePorts()
const here = ['--folder', folder, '--port', String(port)]

function assertOneLine({ code, output, errors }: Ended, line: RegExp): void {
  assert.match(errors, line)
  assert.deepEqual([code, errors.trimEnd().split('\n').length], [1, 1], errors)
  assert.equal(output.includes('Aufenthalt runs'), false)
}

async function assertAnswers(first: number): Promise<void> {
  for (const path of [
    `${first}/ready`,
    `${first}/openapi.json`,
    `${first + 2}/`,
    `${first + 3}/`,
    `${first + 4}/health`,
    `${first + 5}/`,
  ]) {
    const { status } = await fetch(
      `http://localhost:${path}`.replace('localhost', path.startsWith(`${first + 2}`) ? 'localhost' : '127.0.0.1'),
    )
    assert.equal(status, 200, path)
  }
}

/** Stops a start as its user would, and looks for what it leaves. */
async function assertStopsCleanly({ child, ended }: RunningStart, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  const pids = descendantsOf(child.pid ?? 0)
  assert.ok(pids.length > 10, 'programs and PostgreSQL run below it')
  child.kill(signal)
  const { code, errors } = await ended
  assert.deepEqual([code, errors, await remaining(pids, 0)], [0, '', []])
}

/** Something that only a kept database still knows. */
async function inDatabase(statement: string): Promise<unknown[]> {
  const server = await startEmbedded({ folder: join(folder, 'pg18') })
  assert.equal(server.isAdopted, true)
  try {
    return (await onServer(server.url, (client) => client.query(statement))).rows
  } finally {
    await server.stop()
  }
}

test('the help names the options', async () => {
  const { code, output } = await start(['--help']).ended
  assert.equal(code, 0)
  for (const option of ['--folder', '--port', '--help']) assert.ok(output.includes(option), option)
})

test('an unknown option, a missing value or a wrong port is named in one line', async () => {
  assertOneLine(await start(['--fodler', '/x']).ended, /'--fodler'.*--help/)
  assertOneLine(await start(['somewhere']).ended, /'somewhere'.*--help/)
  assertOneLine(await start(['--port']).ended, /'--port.*missing.*--help/)
  for (const wrong of ['80', 'http', '70000']) assertOneLine(await start(['--port', wrong]).ended, /--port takes a number from 1024 to/)
})

test('a folder that cannot be made is named in one line', async () => {
  const path = join(import.meta.filename, 'data')
  assertOneLine(await start(['--folder', path, '--port', String(port)]).ended, /start\.test\.ts\/data cannot be/)
})

test('a first start prints addresses that answer, and stops without leaving anything', { skip: notLinux }, async () => {
  const running = start(here)
  await running.ready
  await assertAnswers(port)
  await inDatabase('create table kept as select 1 as row')
  const second = await start(here).ended
  assertOneLine(second, /Another start already runs on the folder/)
  const elsewhere = await start(['--folder', join(parent, 'other'), '--port', String(port)]).ended
  assertOneLine(elsewhere, new RegExp(`Port ${port} is taken`))
  await assertStopsCleanly(running)
  assert.ok((await running.ended).output.includes(`http://localhost:${port + 2} `))
})

test('a start that is killed takes its programs along, and the next one goes on at once with the same data', {
  skip: notLinux,
}, async () => {
  const killed = start(here)
  await killed.ready
  const pids = descendantsOf(killed.child.pid ?? 0)
  killed.child.kill('SIGKILL')
  const next = start(here)
  await next.ready
  const kept = new Set(descendantsOf(next.child.pid ?? 0))
  // PostgreSQL was adopted and is nobody's child any more: it is looked at after it was stopped.
  const database = Number(readFileSync(join(folder, 'pg18', 'postmaster.pid'), 'utf8').split('\n')[0])
  assert.ok(pids.includes(database))
  assert.deepEqual(await inDatabase('select row from kept'), [{ row: 1 }])
  await assertAnswers(port)
  assert.equal(kept.has(database), false)
  next.child.kill('SIGTERM')
  assert.equal((await next.ended).code, 0)
  assert.deepEqual(await remaining([...pids, ...kept]), [])
})

test('a start that is stopped before it is ready leaves nothing', { skip: notLinux }, async () => {
  const running = start(here)
  while (descendantsOf(running.child.pid ?? 0).length < 3 && running.child.exitCode === null) await sleep(20)
  running.child.kill('SIGINT')
  assert.equal((await running.ended).code, 0)
  assert.equal(existsSync(join(folder, 'pg18', 'postmaster.pid')), false)
})

test('a start that fails on the way says why in one line and leaves nothing', { skip: notLinux }, async () => {
  const broken = join(parent, 'broken')
  mkdirSync(broken)
  copyFileSync(join(folder, 'case-system-keys.json'), join(broken, 'case-system-keys.json'))
  // A folder where a file should be
  mkdirSync(join(broken, 'authorities.json'))
  const { child, ended } = start(['--folder', broken, '--port', String(port)])
  const pid = child.pid ?? 0
  assertOneLine(await ended, /authorities\.json/)
  assert.deepEqual(descendantsOf(pid), [])
  assert.equal(existsSync(join(broken, 'pg18', 'postmaster.pid')), false)
})

/** An account without rights, when it can read what it takes to start; else the reason why not. */
function otherAccount() {
  if (!isRoot) return { reason: 'this is not root, so every start here is one without rights' }
  const account = unprivilegedAccount()
  const entry = join(root, 'scripts/start.ts')
  const { status } = spawnSync(process.execPath, ['--check', entry], { ...account, cwd: '/', env: {} })
  return status === 0 ? { account } : { reason: 'the account without rights cannot read the repository' }
}

test('a user without rights starts and stops it', { skip: notLinux || (otherAccount().reason ?? false) }, async () => {
  const { account } = otherAccount()
  const own = join(parent, 'own')
  mkdirSync(own)
  copyFileSync(join(folder, 'case-system-keys.json'), join(own, 'case-system-keys.json'))
  for (const path of [own, join(own, 'case-system-keys.json')]) chownSync(path, account?.uid ?? 0, account?.gid ?? 0)
  const running = start(['--folder', own, '--port', String(port)], account)
  await running.ready
  await assertAnswers(port)
  await assertStopsCleanly(running)
})

test('in a folder that only its owner can enter it starts, keeps its data and stops', { skip: notLinux }, async () => {
  const closed = join(parent, 'closed')
  mkdirSync(closed, { mode: 0o700 })
  mkdirSync(join(closed, 'data'))
  copyFileSync(join(folder, 'case-system-keys.json'), join(closed, 'data', 'case-system-keys.json'))
  const running = start(['--folder', join(closed, 'data'), '--port', String(port)])
  await running.ready
  await assertAnswers(port)
  await assertStopsCleanly(running, 'SIGHUP')
  const id = join(closed, 'data', 'pg18.id')
  assert.equal(existsSync(id), isRoot)
  const outside = isRoot ? [`/var/lib/aufenthalt/data-${readFileSync(id, 'utf8')}`] : []
  for (const path of outside.flatMap((data) => [data, `${data}.log`])) rmSync(path, { recursive: true })
})
