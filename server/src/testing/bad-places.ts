import { musterstadt } from '../authorities/testing/an-authority.ts'
import { type BadInput, mark } from './bad-input.ts'

/** The API of an authority. */
export const api = `/api/authorities/${musterstadt}`
/** Key of an authority that does not exist. */
export const unknown = '99999999'

/** Keys of authorities that are none. */
const malformedAgs = ['1299900', '129990011', mark, '12999001%20', '%EF%BC%91%EF%BC%92999001', '12999001%00', '..%2f12999001', '-1299900']

/** The route's address with other keys of authorities. */
export function badAuthorities(path: string): BadInput[] {
  return malformedAgs.map((ags) => ({ what: `the authority ${ags}`, path: path.replace(musterstadt, ags), code: 'request-invalid' }))
}

/** The route's address with its id replaced. */
export function badIds(path: string, id: string): BadInput[] {
  const wrong = [mark, `${id}0`, id.replaceAll('-', ''), '..%2f..%2f', `${id}%00`, `'%20or%201=1`, `{${id}}`, `urn:uuid:${id}`]
  return wrong.map((each) => ({ what: `the id ${each}`, path: path.replace(id, each), code: 'request-invalid' }))
}
