import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { after, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { type EmbeddedServer, startEmbedded } from './embedded.ts'
import { makeServerFolder } from './testing/make-server-folder.ts'

const root = makeServerFolder()
const started: ChildProcess[] = []
const servers: number[] = []
const isSystemWithProc = process.platform === 'linux'

after(async () => {
  for (const child of started) child.kill('SIGKILL')
  for (const pid of servers) tryKill(pid, 'SIGQUIT')
  await sleep(300)
  rmSync(root, { recursive: true, force: true, maxRetries: 5 })
})

function tryKill(pid: number, signal: NodeJS.Signals) {
  try {
    process.kill(pid, signal)
  } catch {
    // Gone already.
  }
}

const start = async (folder: string, more: { outsideFolder?: string } = {}): Promise<EmbeddedServer> => {
  const server = await startEmbedded({ folder, isDurable: false, ...more })
  servers.push(server.pid)
  return server
}

const script = fileURLToPath(new URL('./testing/start-embedded.ts', import.meta.url))

type Report = { url: string; pid: number; isAdopted: boolean; dataFolder: string }

/** A starter in a process of its own; `report` comes when the server answers. */
function startProcess(folder: string, ...durability: 'durable'[]) {
  const child = spawn(process.execPath, [script, folder, ...durability], { stdio: ['ignore', 'pipe', 'inherit'] })
  started.push(child)
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const report = lines.next().then(({ value }) => {
    const found = JSON.parse(String(value)) as Report
    servers.push(found.pid)
    return found
  })
  const stop = async () => {
    child.kill('SIGTERM')
    return String((await lines.next()).value)
  }
  return { child, report, stop }
}

async function ask<Row extends pg.QueryResultRow>(url: string, statement: string): Promise<Row[]> {
  const client = new pg.Client(url)
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query<Row>(statement)).rows
  } finally {
    await client.end()
  }
}

const keepWord = (url: string) => ask(url, `create table kept (word text); insert into kept values ('Straße')`)
const readWord = async (url: string) => (await ask<{ word: string }>(url, 'select word from kept'))[0]?.word

test('an empty folder becomes a server in UTF-8 that listens on no network address', async () => {
  const server = await start(join(root, 'first'))
  const settings = await ask<{ name: string; setting: string }>(
    server.url,
    `select name, setting from pg_settings where name in ('listen_addresses', 'server_encoding', 'unix_socket_directories') order by name`,
  )
  assert.deepEqual(
    settings.map(({ setting }) => setting),
    ['', 'UTF8', server.dataFolder],
  )
  const [collation] = await ask<{ datlocprovider: string; datlocale: string }>(
    server.url,
    `select datlocprovider, datlocale from pg_database where datname = 'postgres'`,
  )
  assert.deepEqual(collation, { datlocprovider: 'b', datlocale: 'C.UTF-8' })
  assert.equal(await server.stop(), 'stopped')
})

test('stopping twice is stopping once, and the data is there at the next start', async () => {
  const folder = join(root, 'again')
  const first = await start(folder)
  await keepWord(first.url)
  assert.deepEqual(await Promise.all([first.stop(), first.stop()]), ['stopped', 'stopped'])
  const second = await start(folder)
  assert.equal(second.isAdopted, false)
  assert.equal(await readWord(second.url), 'Straße')
  await second.stop()
})

test('who stops first leaves the server to the other, and the last one stops it', async () => {
  const folder = join(root, 'shared')
  const one = startProcess(folder)
  await one.report
  const two = startProcess(folder)
  assert.equal((await two.report).pid, (await one.report).pid)
  assert.equal((await two.report).isAdopted, true)
  assert.equal(await one.stop(), 'left running')
  assert.equal(await two.stop(), 'stopped')
})

test('starters that come at the same time get one server', async () => {
  const folder = join(root, 'crowd')
  const crowd = [1, 2, 3, 4].map(() => startProcess(folder))
  const reports = await Promise.all(crowd.map(({ report }) => report))
  assert.equal(new Set(reports.map(({ pid }) => pid)).size, 1)
  assert.equal(reports.filter(({ isAdopted }) => !isAdopted).length, 1)
  for (const { child } of crowd) child.kill('SIGKILL')
})

test('a server whose starter was killed is adopted', async () => {
  const folder = join(root, 'orphan')
  const killed = startProcess(folder)
  const { pid, url } = await killed.report
  await keepWord(url)
  killed.child.kill('SIGKILL')
  await once(killed.child, 'exit')
  const server = await start(folder)
  assert.deepEqual([server.pid, server.isAdopted], [pid, true])
  assert.equal(await readWord(server.url), 'Straße')
  assert.equal(await server.stop(), 'stopped')
})

test('a killed server is started again with everything it had acknowledged, though nobody has reaped its process', async () => {
  const folder = join(root, 'killed')
  const starter = startProcess(folder, 'durable')
  const { pid, url } = await starter.report
  await keepWord(url)
  // A parent that is stopped reaps nobody: the dead server stays a zombie whose pid answers.
  starter.child.kill('SIGSTOP')
  tryKill(pid, 'SIGKILL')
  const server = await start(folder)
  process.kill(pid, 0)
  assert.notEqual(server.pid, pid)
  assert.equal(await readWord(server.url), 'Straße')
  await server.stop()
})

test('starters that come right after a server was killed get one server', async () => {
  const folder = join(root, 'crash-crowd')
  const { pid } = await startProcess(folder).report
  tryKill(pid, 'SIGKILL')
  const reports = await Promise.all([1, 2, 3].map(() => startProcess(folder).report))
  assert.equal(new Set(reports.map((report) => report.pid)).size, 1)
  assert.notEqual(reports[0]?.pid, pid)
})

test('a start that is killed at any moment leaves nothing that disturbs the next one', async () => {
  for (const afterMs of [60, 150, 250, 350, 450, 600]) {
    const folder = join(root, `half-${afterMs}`)
    const { child, report } = startProcess(folder)
    report.catch(() => {})
    await sleep(afterMs)
    child.kill('SIGKILL')
    await once(child, 'exit')
    const server = await start(folder)
    assert.equal((await ask<{ one: number }>(server.url, 'select 1 as one'))[0]?.one, 1)
    await server.stop()
  }
})

test('a path that is too long for a socket gets a short one', async () => {
  const folder = join(root, 'a'.repeat(60), 'b'.repeat(60), 'data')
  const server = await start(folder)
  assert.equal((await ask<{ one: number }>(server.url, 'select 1 as one'))[0]?.one, 1)
  assert.equal(await server.stop(), 'stopped')
})

test('a short folder for the socket that somebody else has prepared is refused', async () => {
  const folder = join(root, 'c'.repeat(60), 'd'.repeat(60), 'data')
  await (await start(folder)).stop()
  const prepared = join(tmpdir(), `aufenthalt-pg-${statSync(folder).ino.toString(36)}`)
  assert.equal(existsSync(prepared), false)
  mkdirSync(prepared)
  chmodSync(prepared, 0o777)
  await assert.rejects(start(folder), /open to others/)
  rmSync(prepared, { recursive: true })
})

test('under a folder that only root can enter the data goes outside, and a new clone starts empty', {
  skip: process.getuid?.() !== 0,
}, async () => {
  const [closed, outsideFolder] = [join(root, 'closed'), join(root, 'outside')]
  mkdirSync(closed, { mode: 0o700 })
  const folder = join(closed, 'pg')
  const first = await start(folder, { outsideFolder })
  assert.ok(first.dataFolder.startsWith(outsideFolder))
  await keepWord(first.url)
  await first.stop()
  const again = await start(folder, { outsideFolder })
  assert.equal(await readWord(again.url), 'Straße')
  await again.stop()
  rmSync(closed, { recursive: true })
  mkdirSync(closed, { mode: 0o700 })
  const clone = await start(folder, { outsideFolder })
  assert.notEqual(clone.dataFolder, first.dataFolder)
  await clone.stop()
})

test('what a statement got wrong is not in the server’s log', { skip: !isSystemWithProc }, async () => {
  const folder = join(root, 'silent')
  const server = await start(folder)
  await assert.rejects(ask(server.url, `select 'Mustermann-Geheim'::uuid`))
  await server.stop()
  assert.ok(existsSync(`${server.dataFolder}.log`))
  assert.equal(readFileSync(`${server.dataFolder}.log`, 'utf8').includes('Geheim'), false)
})
