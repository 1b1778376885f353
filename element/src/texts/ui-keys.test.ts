import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { test } from 'node:test'
import { readView } from '../testing/read-view.ts'
import { uiKeys } from './ui-keys.ts'

for (const language of readdirSync(new URL('../../../forms/texts/', import.meta.url))) {
  test(`every text of the element exists in "${language}"`, () => {
    const { texts } = readView('at-erwerbstaetigkeit', language)
    assert.deepEqual(
      uiKeys.filter((key) => !texts[`ui.${key}`]),
      [],
    )
  })
}
