import type { Tables } from '@aufenthalt/model'
import type { DestatisKeys } from '@aufenthalt/xauslaender'

/** A table of states: `destatis` is the key of the Federal Statistical Office, `destatisListVersion` the version of its list. */
type StateTable = {
  readonly destatisListVersion?: string
  readonly options?: readonly { readonly value: string; readonly destatis?: string }[]
}

/** The keys of all tables that name the version of the list; undefined where none does: a key without its list says nothing. */
export function destatisKeys(tables: Tables): DestatisKeys | undefined {
  const found = Object.values(tables as { readonly [name: string]: StateTable }).filter(({ destatisListVersion }) => destatisListVersion)
  const [listVersion, ...others] = new Set(found.map(({ destatisListVersion = '' }) => destatisListVersion))
  if (others.length > 0) throw new Error('The tables have Destatis keys of different versions of the list')
  if (listVersion === undefined) return undefined
  const keys = new Map(found.flatMap(({ options = [] }) => options.flatMap(({ value, destatis }) => (destatis ? [[value, destatis]] : []))))
  return { listVersion, keyOf: (isoCode) => keys.get(isoCode) }
}
