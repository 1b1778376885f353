import { XmlBufferInputProvider, XmlDocument, XsdValidator, xmlRegisterInputProvider } from 'libxml2-wasm'

/** One schema set: its files by name, the first of which includes the others. */
export type SchemaFiles = { readonly [name: string]: Uint8Array }

// libxml2 asks process-wide providers for included files and there is no way to take one back: one provider, filled per compilation.
const included = new XmlBufferInputProvider({})
xmlRegisterInputProvider(included)

/**
 * Compiles a schema from memory; neither disk nor network is read.
 * @throws where a file is missing or the schema is wrong
 */
export function compileSchema(folder: string, main: string, files: SchemaFiles): XsdValidator {
  const url = (name: string) => `${folder}/${name}`
  const source = files[main]
  if (source === undefined) throw new Error('schema file missing')
  for (const [name, bytes] of Object.entries(files)) included.addBuffer(url(name), bytes)
  const schema = XmlDocument.fromBuffer(source, { url: url(main) })
  try {
    return XsdValidator.fromDoc(schema)
  } finally {
    schema.dispose()
    for (const name of Object.keys(files)) included.removeBuffer(url(name))
  }
}
