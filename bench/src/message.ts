import { createChecker } from '@aufenthalt/xauslaender'
import { withDocument } from '../../xauslaender/src/check/open-document.ts'
import { aMessage } from '../../xauslaender/src/testing/a-message.ts'
import { type Figure, measureBeside } from './measure.ts'
import { readCanonicalSample } from './sample.ts'

/** Writing the XML message, beside putting a template of the same size together, and its check, beside parsing alone. */
export async function benchMessage(): Promise<Figure[]> {
  const application = readCanonicalSample()
  const xml = aMessage('1', application)
  const fill = templateOf(xml)
  const checker = await createChecker()
  try {
    // As bytes, so that neither side leaves the work of joining its pieces undone.
    const template = { name: 'template of the same size, filled in', run: () => Buffer.from(fill()) }
    const write = { name: 'message written', run: () => Buffer.from(aMessage('1', application)) }
    const parse = { name: 'message parsed by libxml2', run: () => withDocument(xml, () => undefined) }
    const check = { name: 'message checked against its schema', run: () => checker.check('1', xml) }
    return [...(await measureBeside(template, write)), ...(await measureBeside(parse, check))]
  } finally {
    checker.dispose()
  }
}

/** A template whose texts between the tags are put in anew each time, without any care for what they contain. */
function templateOf(xml: string): () => string {
  const [first = '', ...rest] = xml.split(/(?<=>)([^<>\s][^<>]*)(?=<)/)
  const places = rest.flatMap((value, index) => (index % 2 === 0 ? [{ value, after: rest[index + 1] ?? '' }] : []))
  return () => places.reduce((text, { value, after }) => text + value + after, first)
}
