import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { uiKeys } from './ui-keys.ts'

const folder = new URL('../../../forms/texts/', import.meta.url)

for (const language of readdirSync(folder)) {
  test(`every text of the element exists in "${language}"`, () => {
    const texts = JSON.parse(readFileSync(new URL(`${language}/ui.json`, folder), 'utf8')) as { readonly [key: string]: string }
    assert.deepEqual(
      uiKeys.filter((key) => !texts[`ui.${key}`]),
      [],
    )
  })
}
