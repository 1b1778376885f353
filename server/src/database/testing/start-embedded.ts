// A process of its own that starts the embedded server on the folder of its argument (and syncs, when the second is `durable`), says so on standard output and stays.
import { startEmbedded } from '../embedded.ts'

const [folder = '', durability] = process.argv.slice(2)
const server = await startEmbedded({ folder, isDurable: durability === 'durable' })
const { url, pid, isAdopted, dataFolder } = server
process.stdout.write(`${JSON.stringify({ url, pid, isAdopted, dataFolder })}\n`)
const stay = setInterval(() => {}, 60_000)
process.once('SIGTERM', async () => {
  process.stdout.write(`${await server.stop()}\n`)
  clearInterval(stay)
})
