type Schema = { readonly [key: string]: unknown }

const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Maps the schemas inside a schema, wherever JSON Schema keeps them. */
function mapInner(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(mapInner)
  return isSchema(value) ? closeSchema(value) : value
}

/**
 * Refuses unknown keys in every object of a schema that does not say what else it allows.
 * A schema of several parts (`allOf`) must be written as one object: closed parts would refuse each other's keys.
 */
export function closeSchema(given: object): object {
  const schema = given as Schema
  if ('allOf' in schema) throw new Error('A request schema must not use allOf; write one object')
  const inner = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, mapInner(value)]))
  const isOpen = schema['type'] === 'object' && !('additionalProperties' in schema)
  return isOpen ? { ...inner, additionalProperties: false } : inner
}
