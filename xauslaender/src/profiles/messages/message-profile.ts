import type { CaseMessageKind } from '@aufenthalt/model'
import type { Row } from '../mapping.ts'
import { authorityContents } from './authority-rows.ts'
import type { Content } from './content.ts'
import type { Dialect } from './dialect.ts'
import { personContents, receiptContents } from './person-rows.ts'

/** One kind of message in a profile: the local name of its root and its rows. */
export type MessageRows = { readonly root: string; readonly rows: readonly Row[] }

/** The messages of the reply channel in a profile. */
export type MessageProfile = {
  readonly namespace: string
  readonly standard: { readonly name: string; readonly version: string }
  readonly kinds: { readonly [Kind in CaseMessageKind]: MessageRows }
  /** Schema files in the profile's folder, besides those of the application; the first one includes the others. */
  readonly schemas: readonly [main: string, ...included: string[]]
}

/** Messages as a profile writes them. `version` is that of the profile. */
export function messageProfile(version: string, dialect: Dialect): MessageProfile {
  const contents: { readonly [Kind in CaseMessageKind]: Content } = {
    ...authorityContents(dialect),
    ...personContents(dialect),
    ...receiptContents,
  }
  const kinds = Object.entries(contents).map(([kind, { root, rows, hasFiles = false }]) => [
    kind,
    { root, rows: dialect.frame({ type: `${root}.${version.padStart(4, '0')}`, content: rows, hasFiles }) },
  ])
  return {
    namespace: `urn:aufenthalt:nachricht:rueckkanal:${version}`,
    standard: { name: 'Aufenthalt-Rueckkanal', version },
    kinds: Object.fromEntries(kinds) as MessageProfile['kinds'],
    schemas: ['rueckkanal.xsd', 'rueckkanal-behoerde.xsd', 'rueckkanal-person.xsd', 'rueckkanal-kopf.xsd'],
  }
}
