// A worker process that leases promises of kind `deliver`, says so on standard output and never keeps them, until it is killed.
import { openDatabase } from '../../database/pools.ts'
import { createLog } from '../../log/create-log.ts'
import { runLanes } from '../run-lanes.ts'

const [url = '', leaseMs = ''] = process.argv.slice(2)
runLanes({
  database: openDatabase({ url, role: 'aufenthalt_worker' }),
  url,
  log: createLog('silent'),
  leaseMs: Number(leaseMs),
  kinds: {
    deliver: async ({ subjectId }) => {
      process.stdout.write(`${subjectId}\n`)
      return await new Promise(() => {})
    },
  },
})
