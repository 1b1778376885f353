import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, beforeEach, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { ratePerMinute } from '../authorities/limits.ts'
import { musterstadt } from '../authorities/testing/an-authority.ts'
import { withDatabaseName } from '../database/address.ts'
import { onServer } from '../database/testing/template-databases.ts'
import { accessOf } from '../drafts/draft-access.ts'
import { markDraftSubmitted } from '../drafts/store.ts'
import { sweep } from '../retention/sweep.ts'
import { type Draft, openNoticesScene } from './testing/notices-scene.ts'

let scene: Awaited<ReturnType<typeof openNoticesScene>>
before(async () => {
  scene = await openNoticesScene()
})
after(() => scene.close())
beforeEach(() => {
  scene.clock.now = new Date('2026-11-24T12:00:00Z')
})

let addresses = 0
const anAddress = (domain = 'muster.example') => {
  addresses += 1
  return `mina.${addresses}@${domain}`
}
const ask = async (draft: Draft, address: string, language = 'de') =>
  assert.deepEqual((await scene.reminder(draft, 'PUT', { address, language })).json(), { state: 'set' })
const stateOf = async (draft: Draft) => (await scene.reminder(draft, 'GET')).json().state
const kept = () => scene.app.withAuthority(musterstadt, (tx) => tx.selectFrom('notice_addresses').selectAll().execute())

/** A draft that ends on 24 December, with an address. */
async function aReminded(language = 'de', domain = 'muster.example') {
  const [draft, address] = [await scene.aDraft(), anAddress(domain)]
  await ask(draft, address, language)
  return { draft, address, mails: () => scene.mailbox.mailsTo(address) }
}

test('somebody is reminded seven days and one day before the end, in their language', async () => {
  const { mails } = await aReminded('uk')
  await scene.after(22)
  await scene.settled()
  assert.equal(mails().length, 0)
  for (const days of [1, 0, 3]) {
    await scene.after(days)
    await scene.settled()
    assert.equal(mails().length, 1)
  }
  await scene.after(3)
  await scene.settled()
  const [second, first] = mails()
  assert.equal(mails().length, 2)
  assert.equal(first?.subject, 'Ваше нагадування')
  assert.match(second?.text ?? '', /до 24 грудня 2026/)
  assert.notEqual(first?.messageId, second?.messageId)
})

test('a reminder says nothing of what it is about, whom it is for, and whose code it needs', async () => {
  for (const language of ['de', 'en', 'ar']) {
    const { draft, address, mails } = await aReminded(language)
    await scene.after(23)
    await scene.settled()
    const [mail] = mails()
    assert.ok(mail)
    const said = `${mail.raw} ${mail.subject} ${mail.text} ${mail.from}`
    const [ours] = (await kept()).filter(({ lookup_id }) => lookup_id.toString('base64url') === draft.lookupId)
    const marks = [
      draft.lookupId,
      draft.token,
      ours?.notice_id ?? '',
      musterstadt,
      'Musterstadt',
      'behörde',
      'authority',
      'ufenthalt',
      'residence',
    ]
    for (const mark of marks) assert.ok(!said.includes(mark), `${language}: ${mark}`)
    assert.deepEqual(mail.text.match(/https?:\S+/g), ['https://platform.example'])
    assert.match(mail.raw, /^auto-submitted: auto-generated\r$/im)
    assert.doesNotMatch(mail.raw, /^(x-mailer|bcc|cc|reply-to):/im)
    assert.equal(mail.to, address)
    scene.clock.now = new Date('2026-11-24T12:00:00Z')
  }
})

test('a draft that is saved again is reminded of later', async () => {
  const { draft, mails } = await aReminded()
  await scene.after(20)
  assert.equal(await scene.save(draft), '2027-01-13')
  await scene.after(10)
  await scene.settled()
  assert.equal(mails().length, 0)
  await scene.after(13)
  await scene.settled()
  assert.match(mails()[0]?.text ?? '', /13\. Januar 2027/)
})

test('a worker that died between sending and noting it sends the same mail again, which mail programs show once', async () => {
  const { draft, mails } = await aReminded()
  await scene.after(23)
  await scene.settled()
  const lookupId = Buffer.from(draft.lookupId, 'base64url')
  await scene.worker.withAuthority(musterstadt, (tx) =>
    tx.updateTable('notice_addresses').set({ told_of: null, told_days: null }).where('lookup_id', '=', lookupId).execute(),
  )
  await scene.after(0)
  await scene.settled()
  const ids = mails().map(({ messageId }) => messageId)
  assert.deepEqual([ids.length, new Set(ids).size], [2, 1])
  assert.match(ids[0] ?? '', /^<[0-9a-f]{40}@dienst\.example>$/)
})

test('nothing is sent after the draft was deleted, submitted or forgotten, or after its end', async () => {
  const [deleted, submitted, forgotten, ended] = [await aReminded(), await aReminded(), await aReminded(), await aReminded()]
  const count = (await kept()).length
  await scene.deleteDraft(deleted.draft)
  assert.equal((await scene.reminder(forgotten.draft, 'DELETE')).statusCode, 204)
  assert.equal((await kept()).length, count - 2)
  const headers = { authorization: `Bearer ${submitted.draft.token}` }
  const access = accessOf({ params: { ags: musterstadt, lookupId: submitted.draft.lookupId }, headers })
  await scene.app.withAuthority(musterstadt, (tx) => markDraftSubmitted(tx, access, randomUUID()))
  const submittedAnswer = await scene.reminder(submitted.draft, 'PUT', { address: submitted.address, language: 'de' })
  assert.equal(submittedAnswer.json().code, 'draft-submitted')
  await scene.after(31)
  await scene.settled()
  for (const { mails } of [deleted, submitted, forgotten, ended]) assert.deepEqual(mails(), [])
  await sweep({ ...scene.worker, now: () => scene.clock.now })
  const ours = [deleted, submitted, forgotten, ended].map(({ draft }) => draft.lookupId)
  assert.ok(!(await kept()).some(({ lookup_id }) => ours.includes(lookup_id.toString('base64url'))))
})

test('an address that is refused is forgotten, and the person learns of it', async () => {
  const { draft } = await aReminded('de', 'bounce.example')
  await scene.after(23)
  await scene.settled()
  assert.equal(await stateOf(draft), 'refused')
  assert.ok((await kept()).some(({ lookup_id, address }) => lookup_id.toString('base64url') === draft.lookupId && address === null))
  assert.match(await scene.figures(), /outcome="refused"} 1/)
  await scene.after(6)
  await scene.settled()
  assert.match(await scene.figures(), /outcome="refused"} 1/)
  await ask(draft, anAddress())
  assert.equal(await stateOf(draft), 'set')
})

test('while the mail server is away the reminder waits, and comes when it is back', async () => {
  const { draft, mails } = await aReminded()
  await scene.mailbox.stop()
  await scene.after(23)
  while (!/outcome="later"/.test(await scene.figures())) await sleep(20)
  assert.deepEqual([await stateOf(draft), mails().length], ['set', 0])
  const lanes = await scene.databases.worker.selectFrom('lanes').select(['failures', 'open_until']).execute()
  for (const lane of lanes) assert.deepEqual(lane, { failures: 0, open_until: null })
  await scene.mailbox.start()
  await scene.settled()
  assert.equal(mails().length, 1)
})

test('an address that does not take mail at the moment is no refused one', async () => {
  const { draft } = await aReminded('de', 'later.example')
  const before = Number(/outcome="later"} (\d+)/.exec(await scene.figures())?.[1] ?? 0)
  await scene.after(23)
  while (Number(/outcome="later"} (\d+)/.exec(await scene.figures())?.[1] ?? 0) === before) await sleep(20)
  assert.equal(await stateOf(draft), 'set')
  await scene.deleteDraft(draft)
  await scene.settled()
})

test('one address gets at most four mails a day, however many drafts name it', async () => {
  const address = anAddress()
  for (let draft = 0; draft < 6; draft += 1) await ask(await scene.aDraft(), address)
  await scene.after(23)
  await scene.settled()
  assert.equal(scene.mailbox.mailsTo(address).length, 4)
  assert.match(await scene.figures(), /outcome="surplus"} 2/)
})

test('an address that could add a line to a mail, or a second recipient, is refused', async () => {
  const draft = await scene.aDraft()
  const wrong = [
    'a@b.example\r\nBcc: c@d.example',
    'a@b.example\n',
    'a@b.example,c@d.example',
    'A <a@b.example>',
    '"a b"@b.example',
    'a@b',
    '',
  ]
  for (const address of wrong) {
    const answer = await scene.reminder(draft, 'PUT', { address, language: 'de' })
    assert.deepEqual([answer.statusCode, answer.json().code], [400, 'request-invalid'], JSON.stringify(address))
  }
  assert.equal(await stateOf(draft), 'none')
})

test('a wrong token and a draft that does not exist look alike, and asking too often is slowed down', async () => {
  const draft = await scene.aDraft()
  const other = await scene.aDraft()
  for (const method of ['PUT', 'GET', 'DELETE'] as const) {
    const payload = method === 'PUT' ? { address: anAddress(), language: 'de' } : undefined
    const stranger = { ...draft, token: other.token }
    const nowhere = { ...draft, lookupId: `${draft.lookupId.slice(0, -4)}AAAA` }
    for (const one of [stranger, nowhere]) assert.equal((await scene.reminder(one, method, payload)).json().code, 'draft-unknown')
  }
  const asked = []
  for (let times = 0; times <= ratePerMinute.reminders; times += 1)
    asked.push((await scene.reminder(draft, 'PUT', { address: anAddress(), language: 'de' })).statusCode)
  assert.deepEqual([asked[0], asked.at(-1)], [200, 429])
})

test('no address lies in a database or a log as it is written', async () => {
  const { address } = await aReminded()
  await scene.after(23)
  await scene.settled()
  for (const url of [scene.databases.url, scene.databases.keyUrl]) {
    await onServer(withDatabaseName(url, new URL(url).pathname.slice(1)), async (client) => {
      const { rows } = await client.query<{ name: string }>(`select tablename as name from pg_tables where schemaname = 'aufenthalt'`)
      for (const { name } of rows) {
        const found = await client.query(
          `select from aufenthalt.${name} t where position($1 in t::text) > 0 or position($2 in t::text) > 0`,
          [address, Buffer.from(address).toString('hex')],
        )
        assert.equal(found.rowCount, 0, name)
      }
    })
  }
  assert.ok(scene.logLines.some((line) => line.includes('send-notice')))
  assert.ok(!scene.logLines.some((line) => line.includes('muster.example') || line.includes('bounce.example')))
})
