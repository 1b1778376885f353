import { readFile } from 'node:fs/promises'
import { type Static, Type } from 'typebox'
import { Value } from 'typebox/value'
import { toAuthorityId } from '../database/authority-id.ts'
import type { WithAuthority } from '../database/with-authority.ts'
import { checkProfiles } from './profiles.ts'
import { replaceAuthority } from './store.ts'

const uuid = '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
const closed = { additionalProperties: false }

/** The authorities file: a list of authorities with what each offers. */
const authoritiesFile = Type.Array(
  Type.Object(
    {
      ags: Type.String({ pattern: '^[0-9]{8}$' }),
      name: Type.String({ minLength: 1 }),
      address: Type.String({ minLength: 1 }),
      email: Type.String({ minLength: 1 }),
      phone: Type.String({ minLength: 1 }),
      theme: Type.Object(
        { accent: Type.Optional(Type.String({ pattern: '^#[0-9a-f]{6}$' })), logoUrl: Type.Optional(Type.String()) },
        closed,
      ),
      // Exact origins, such as https://www.musterstadt.example
      origins: Type.Array(Type.String({ pattern: '^https?://[a-z0-9.:-]+$' })),
      embedding: Type.Union([Type.Literal('frame'), Type.Literal('inline')]),
      // Message profiles, each with the first day of receipt on which it is written; the first one has none.
      profiles: Type.Array(
        Type.Object({ profile: Type.String({ minLength: 1 }), from: Type.Optional(Type.String({ format: 'date' })) }, closed),
        { minItems: 1 },
      ),
      destinationId: Type.String({ pattern: uuid }),
      // Version of the Submission API over which it is reached; v2 unless given.
      fitConnectApi: Type.Optional(Type.Union([Type.Literal('v1'), Type.Literal('v2')])),
      region: Type.Optional(Type.String()),
      test: Type.Boolean(),
      services: Type.Array(
        Type.Object(
          {
            service: Type.String({ minLength: 1 }),
            publicService: Type.Object({ name: Type.String({ minLength: 1 }), identifier: Type.String({ pattern: '^urn:' }) }, closed),
          },
          closed,
        ),
      ),
    },
    closed,
  ),
)

/** What is needed to bring the authorities file into the database. */
export type SeedDeps = { readonly withAuthority: WithAuthority; readonly file: string }

/** Inserts or replaces every authority of the file; others stay as they are. Throws when the file has another form. */
export async function seedAuthorities({ withAuthority, file }: SeedDeps): Promise<number> {
  const authorities = parseAuthorities(await readFile(file, 'utf8'))
  for (const { ags, destinationId, fitConnectApi = 'v2', region, test, profiles, ...facts } of authorities) {
    const authorityId = toAuthorityId(ags)
    const columns = {
      destination_id: destinationId,
      fit_connect_api: fitConnectApi,
      region: region ?? null,
      is_test: test,
      profiles: checkProfiles(profiles),
      land: ags.slice(0, 2),
    }
    await withAuthority(authorityId, (tx) => replaceAuthority(tx, authorityId, { ...facts, ...columns }))
  }
  return authorities.length
}

function parseAuthorities(text: string): Static<typeof authoritiesFile> {
  const value: unknown = JSON.parse(text)
  const [first] = Value.Errors(authoritiesFile, value)
  if (first) throw new Error(`Authorities file: ${first.instancePath} ${first.message}`)
  return value as Static<typeof authoritiesFile>
}
