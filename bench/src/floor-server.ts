import { once } from 'node:events'
import { createServer } from 'node:http'
import { onServer } from '../../server/src/database/testing/template-databases.ts'

type Client = Parameters<Parameters<typeof onServer>[1]>[0]

/** Where to keep what, and over how many connections. */
export type FloorOptions = { readonly databaseServerUrl: string; readonly connections: number; readonly content: Uint8Array }

/** The least a server can do to receive: for as long as `use` takes, each request's body and the given bytes become one durable row. */
export async function withFloorServer<T>(options: FloorOptions, use: (url: string) => Promise<T>): Promise<T> {
  const { databaseServerUrl, connections, content } = options
  return await withClients(databaseServerUrl, connections, async (clients) => {
    await clients[0]?.query('create table if not exists bench_floor (id uuid primary key, body bytea not null, content bytea not null)')
    const server = createServer(async (request, response) => {
      const body = Buffer.concat(await request.toArray())
      const client = clients.pop()
      if (!client) return response.writeHead(503).end()
      await client.query('insert into bench_floor values (gen_random_uuid(), $1, $2)', [body, content])
      clients.push(client)
      return response.writeHead(201).end()
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    try {
      return await use(`http://127.0.0.1:${(server.address() as { port: number }).port}/`)
    } finally {
      server.closeAllConnections()
      server.close()
    }
  })
}

async function withClients<T>(url: string, count: number, use: (clients: Client[]) => Promise<T>, open: Client[] = []): Promise<T> {
  if (open.length === count) return await use(open)
  return await onServer(url, (client) => withClients(url, count, use, [...open, client]))
}
