import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { type AddressInfo, connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** Where the daemon usually lies (Debian: package `clamav-daemon`). */
const usualPaths = ['/usr/sbin/clamd', '/usr/local/sbin/clamd', '/opt/homebrew/sbin/clamd', '/usr/bin/clamd']

/** Where the daemon lies; undefined when it is not installed. */
export const clamdPath = [process.env['CLAMD_PATH'] ?? '', ...usualPaths].find((path) => path !== '' && existsSync(path))

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

/** Asks until the daemon has read its signatures and answers. */
async function isReady(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1')
  try {
    socket.write('zPING\0')
    for await (const answer of socket) return String(answer).startsWith('PONG')
    return false
  } catch {
    return false
  } finally {
    socket.destroy()
  }
}

/** Starts a ClamAV daemon that knows one signature: these bytes anywhere in a file. */
export async function startClamd(path: string, signature: string) {
  const folder = await mkdtemp(join(tmpdir(), 'clamd-'))
  const port = await freePort()
  const settings = {
    TCPSocket: port,
    TCPAddr: '127.0.0.1',
    DatabaseDirectory: folder,
    Foreground: 'yes',
    User: 'root',
    StreamMaxLength: '10M',
  }
  const lines = Object.entries(settings).filter(([name]) => name !== 'User' || process.getuid?.() === 0)
  await writeFile(join(folder, 'own.ndb'), `Musterstadt.Test:0:*:${Buffer.from(signature).toString('hex')}\n`)
  await writeFile(join(folder, 'clamd.conf'), lines.map(([name, value]) => `${name} ${value}\n`).join(''))
  const run = () => spawn(path, ['--config-file', join(folder, 'clamd.conf')], { stdio: 'ignore' })
  let daemon = run()
  const ready = async () => {
    while (!(await isReady(port))) {
      if (daemon.exitCode !== null) throw new Error(`The daemon ended with ${daemon.exitCode}`)
      await sleep(100)
    }
  }
  const stop = async () => {
    if (daemon.exitCode !== null || daemon.signalCode !== null) return
    daemon.kill()
    await once(daemon, 'exit')
  }
  await ready()
  return {
    url: `tcp://127.0.0.1:${port}`,
    stop,
    /** Starts it again, at the same address. */
    start: async () => {
      daemon = run()
      await ready()
    },
    close: async () => {
      await stop()
      await rm(folder, { recursive: true })
    },
  }
}
