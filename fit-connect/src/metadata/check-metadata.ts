import { type Schema, Validator } from '@cfworker/json-schema'
import schema from './metadata-schema.json' with { type: 'json' }

/** Where a value breaks the schema, and by which keyword; never the value itself. */
export type SchemaViolation = { path: string; keyword: string }

const validator = new Validator(schema as Schema, '2020-12', false)

/** Checks metadata against the schema of this package (FIT-Connect metadata 1.x); an empty list means valid. */
export function checkMetadata(value: unknown): SchemaViolation[] {
  return validator.validate(value).errors.map(({ instanceLocation, keyword }) => ({ path: instanceLocation, keyword }))
}
