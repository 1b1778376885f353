// Everything that a form demands, broken once and sent: the answer names the field. A new form needs no new test code.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import type { FieldError, SentDocument } from '@aufenthalt/model'
import { readForms } from '../../../model/scripts/read-forms.ts'
import { type BadCase, badCases, problemsOf } from '../../../model/src/testing/bad-cases/bad-cases.ts'
import { musterstadt } from '../authorities/testing/an-authority.ts'
import { createHttp, type Http } from '../http/create-http.ts'
import { createMetrics } from '../http/metrics.ts'
import { createLog } from '../log/create-log.ts'
import { applicationRoutes } from './routes.ts'
import { aSubmission, openReceivingScene, type PersonSubmission, type ReceivingScene } from './testing/receiving-scene.ts'

const today = '2026-11-24'
let scene: ReceivingScene
let http: Http
let complete: PersonSubmission['sent']
before(async () => {
  scene = await openReceivingScene()
  scene.clock.now = new Date(`${today}T11:00:00Z`)
  const routes = [applicationRoutes(scene.deps)]
  http = await createHttp({
    log: createLog('silent'),
    metrics: createMetrics(),
    readiness: {},
    publicUrl: 'https://aufenthalt.example',
    routes,
  })
  complete = (await aSubmission()).sent
})
after(async () => {
  await http.close()
  await scene.stop()
})

/** A document that was never uploaded: what is wrong with the answers is found first. */
const aDocument = (code: string): SentDocument => ({ attachmentId: randomUUID(), code, filename: 'x.png', key: 'x'.repeat(43) })

async function send({ service, version }: { readonly service: string; readonly version: string }, bad: BadCase) {
  const { answers, later, declarations } = bad
  const payload = { ...complete, service, version, answers, later, declarations, documents: bad.documents.map(aDocument) }
  const answer = await http.inject({
    ...{ method: 'POST', url: `/api/authorities/${musterstadt}/applications`, payload },
    headers: { 'idempotency-key': randomUUID() },
  })
  return { status: answer.statusCode, ...answer.json<{ readonly code: string; readonly errors: readonly FieldError[] }>() }
}

for (const { form, samples } of readForms()) {
  describe(`${form.service} ${form.version}`, () => {
    const { cases, without } = badCases(
      form,
      samples.map(({ answers }) => answers),
      today,
    )

    it('has a case for everything that it demands', () => {
      assert.ok(cases.length > 0)
      assert.deepEqual(
        without.map(({ name }) => name),
        [],
      )
    })

    for (const bad of cases) {
      const { name, problem } = bad.demand
      it(`${problem.level === 'warn' ? 'does not refuse' : 'refuses'} ${name}`, async () => {
        const { status, code, errors } = await send(form, bad)
        assert.deepEqual([status, code], [422, 'answers-refused'])
        const isNamed = errors.some((error) => error.field === problem.field && error.code === problem.code)
        assert.equal(isNamed, problem.level === 'error')
        assert.deepEqual(
          errors,
          problemsOf(form, bad, today).filter(({ level }) => level === 'error'),
        )
      })
    }
  })
}
