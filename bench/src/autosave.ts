import { randomBytes } from 'node:crypto'
import { demoAuthorities } from '../../scripts/demo/demo-authorities.ts'
import { withFloorServer } from './floor-server.ts'
import { type Figure, measureEach } from './measure.ts'
import { withPlatform } from './platform.ts'

/** Bytes of a sealed draft: answers of a whole form, padded. */
const draftBytes = 32_768
const drafts = 300
const savesOfEach = 4
const atOnce = 4

/** Saving a draft that exists, beside a bare server that keeps the same bytes in one transaction. */
export async function benchAutosave(): Promise<Figure[]> {
  const [{ ags } = { ags: '' }] = demoAuthorities
  return await withPlatform({ programs: ['app'] }, async ({ url, databaseServerUrl }) => {
    const content = randomBytes(draftBytes)
    const places = Array.from({ length: drafts }, () => ({
      url: `${url}/api/authorities/${ags}/drafts/${randomBytes(32).toString('base64url')}`,
      token: randomBytes(32).toString('base64url'),
    }))
    const save = (place: (typeof places)[number], revision: number) => put(place, revision, content)
    await measureEach('begun', places, (place) => save(place, 0), atOnce)
    const options = { databaseServerUrl, connections: atOnce, content: Buffer.of() }
    return await withFloorServer(options, async (floorUrl) => {
      const send = async () => (await fetch(floorUrl, { method: 'POST', body: content })).text()
      await measureEach('warm-up', places.slice(0, 20), send, atOnce)
      const floor = await measureEach(`HTTP and one insert of 33 kB, ${atOnce} at once`, places, send, atOnce)
      const saves = Array.from({ length: savesOfEach }, (_, index) => index + 1)
      let measured = floor
      for (const revision of saves) {
        measured = await measureEach(`autosave of 33 kB, ${atOnce} at once`, places, (place) => save(place, revision), atOnce)
      }
      return [{ measured: floor }, { measured, floor }]
    })
  })
}

async function put({ url, token }: { readonly url: string; readonly token: string }, revision: number, body: Uint8Array): Promise<void> {
  const follows: HeadersInit = revision === 0 ? { 'if-none-match': '*' } : { 'if-match': `"${revision}"` }
  const headers = { 'content-type': 'application/octet-stream', authorization: `Bearer ${token}`, ...follows }
  const response = await fetch(url, { method: 'PUT', headers, body: body as BodyInit })
  if (!response.ok) throw new Error(`${response.status} ${(await response.text()).slice(0, 200)}`)
  await response.arrayBuffer()
}
