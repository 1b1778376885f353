// Makes many authorities out of the demo's first one: same keys, destinations of their own.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Ports } from '../../scripts/demo/ports.ts'
import { prepareDemo } from '../../scripts/demo/prepare-demo.ts'
import { urlsOf } from '../../scripts/demo/programs.ts'

/** An authority of the bench. */
export type LaneAuthority = { readonly ags: string; readonly destinationId: string }

/** Plainly fictitious authorities. */
export const laneAuthorities = (count: number): LaneAuthority[] =>
  Array.from({ length: count }, (_, index) => {
    const ags = `12998${String(index + 1).padStart(3, '0')}`
    return { ags, destinationId: `00000000-0000-4000-8000-0000${ags}` }
  })

/** A file of the demo, as far as it is known here. */
type Entry = { readonly [member: string]: unknown }
type Clients = { readonly clients: readonly Entry[]; readonly destinations: readonly Entry[] }

/** Writes the files of an existing folder that say which authorities there are; gives the settings that name them. */
export async function writeLaneAuthorities(folder: string, ports: Ports, authorities: readonly LaneAuthority[]) {
  const urls = urlsOf(ports)
  const files = await prepareDemo(folder, urls.hostPage, urls)
  const forEach = (make: (authority: LaneAuthority) => Entry) => authorities.map(make)
  const write = (name: string, content: unknown) => {
    const path = join(folder, name)
    writeFileSync(path, JSON.stringify(content), { mode: 0o600 })
    return path
  }
  const [authority] = read<Entry[]>(files.authorities)
  const [key] = read<Entry[]>(files.caseSystemKeys)
  const { clients, destinations } = read<Clients>(files.deliveryClients)
  const ids = authorities.map(({ destinationId }) => destinationId)
  return {
    AUTHORITIES_FILE: write(
      'lane-authorities.json',
      forEach((own) => ({ ...authority, ...own, name: `Ausländerbehörde Probe ${own.ags}` })),
    ),
    CASE_SYSTEM_KEYS_FILE: write(
      'lane-keys.json',
      forEach((own) => ({ ...key, ...own })),
    ),
    DELIVERY_CLIENTS_FILE: write('lane-clients.json', {
      clients: clients.map((client) => ({ ...client, destinations: ids })),
      destinations: forEach(({ destinationId }) => ({ ...destinations[0], destinationId })),
    }),
  }
}

const read = <T>(path: string): T => JSON.parse(readFileSync(path, 'utf8')) as T
