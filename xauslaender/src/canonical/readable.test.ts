import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { aHeader, anApplication } from '../testing/an-application.ts'
import type { CanonicalApplication } from './application.ts'
import { readable } from './readable.ts'

const rows = (application: CanonicalApplication, title: string) =>
  Object.fromEntries(
    (readable(application).find((section) => section.title === title)?.rows ?? []).map(({ label, value }) => [label, value]),
  )

describe('an application for a human reader', () => {
  it('is in German, in the order of the file', () => {
    const titles = readable(anApplication()).map(({ title }) => title)
    assert.deepEqual(titles, [
      'Vorgang',
      'Anliegen',
      'Person',
      'Anschrift',
      'Beschäftigung',
      'Weitere Angaben',
      'Unterlagen',
      'Unterlagen, die folgen',
      'Erklärungen',
    ])
  })

  it('shows times on the clock of Berlin, in summer and in winter', () => {
    const eingang = (receivedAt: string) => rows(anApplication({ header: aHeader({ receivedAt }) }), 'Vorgang')['Eingegangen']
    assert.equal(eingang('2026-11-03T09:15:27.120Z'), '03.11.2026, 10:15:27 Uhr')
    assert.equal(eingang('2026-06-30T22:00:00.000Z'), '01.07.2026, 00:00:00 Uhr')
  })

  it('writes out dates, states, codes and amounts', () => {
    const person = rows(anApplication(), 'Person')
    assert.equal(person['Geburtsdatum'], '28.02.1990')
    assert.equal(person['Geschlecht'], 'weiblich (w)')
    assert.equal(person['Staatsangehörigkeit'], 'Indien (IN), ungeklärt (XU)')
    assert.equal(rows(anApplication(), 'Beschäftigung')['Bruttoentgelt']?.replace(/\s/, ' '), '4.500,00 €')
  })

  it('says what is not known or not there', () => {
    const person = rows(anApplication({ person: { noFamilyName: true, givenNames: 'Mina', birthDate: '1990-02' } }), 'Person')
    assert.deepEqual(person, { Familienname: 'nicht vorhanden', Vornamen: 'Mina', Geburtsdatum: '02.1990' })
    assert.equal(rows(anApplication({ person: { birthDate: 'unknown' } }), 'Person')['Geburtsdatum'], 'unbekannt')
  })

  it('numbers the records of a block', () => {
    const children = [{ givenNames: 'Mona', birthDate: '2020' }, {}, { relation: { code: 'ADOPT', name: 'angenommen' } }]
    assert.deepEqual(rows(anApplication({ family: { hasChildren: true, children } }), 'Kinder und Eltern'), {
      Kinder: 'Ja',
      'Kind 1 – Vornamen': 'Mona',
      'Kind 1 – Geburtsdatum': '2020',
      'Kind 3 – Verhältnis': 'angenommen (ADOPT)',
    })
  })

  it('names the documents that will follow', () => {
    assert.deepEqual(rows(anApplication(), 'Unterlagen, die folgen'), { Mietvertrag: 'wird nachgereicht' })
  })

  it('numbers the entries of a group', () => {
    const town = (value: string) => [{ id: 'town', label: 'Ort', kind: 'text', value } as const]
    const group = { id: 'prevStay', label: 'Aufenthalt', kind: 'group', value: [town('A'), town('B')] } as const
    assert.deepEqual(rows(anApplication({ fachangaben: [group] }), 'Weitere Angaben'), {
      'Aufenthalt 1 – Ort': 'A',
      'Aufenthalt 2 – Ort': 'B',
    })
  })

  it('warns of a test message first', () => {
    const [section] = readable(anApplication())
    assert.equal(section?.rows[0]?.label, 'Testnachricht')
    assert.ok(!readable(anApplication({ header: aHeader({ test: false }) }))[0]?.rows.some(({ label }) => label === 'Testnachricht'))
  })
})
