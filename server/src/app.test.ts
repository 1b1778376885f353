import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setImmediate as tick } from 'node:timers/promises'
import { aSubmission } from './applications/testing/receiving-scene.ts'
import { aPdf } from './attachments/testing/a-file.ts'
import { problems } from './errors.ts'
import { type AppScene, openAppScene } from './testing/app-scene.ts'
import { type BadInput, everywhere, mark, type RouteInputs } from './testing/bad-input.ts'
import { badInputs } from './testing/bad-inputs.ts'
import { type RawAnswer, sendRaw } from './testing/send-raw.ts'

let scene: AppScene
let table: ReturnType<typeof badInputs>
before(async () => {
  scene = await openAppScene()
  table = badInputs({ ...scene, sent: (await aSubmission()).sent, pdf: await aPdf() })
})
after(() => scene.stop())

/** What a bad input is answered with, when that is not what the table says. */
function wrongAnswer(code: BadInput['code'], answer: RawAnswer, unchanged: RawAnswer | undefined): string | undefined {
  if (answer.body.includes(mark)) return 'the answer repeats the input'
  if (code === 'unread') return answer.status === unchanged?.status ? undefined : `${answer.status} instead of ${unchanged?.status}`
  const isProblem = answer.contentType.startsWith('application/problem+json')
  const got = isProblem ? (JSON.parse(answer.body) as { code: string; status: number }) : undefined
  const isRight = got?.code === code && got.status === problems[code].status && answer.status === got.status
  return isRight ? undefined : `${answer.status} ${got?.code ?? answer.contentType} instead of ${code}`
}

/** Sends every bad input of a route; gives one line for each that is not answered as it should be. */
async function tryRoute(method: string, inputs: RouteInputs, others: readonly string[]): Promise<string[]> {
  const { good, bad } = inputs
  const unchanged = bad.some(({ code }) => code === 'unread') ? await sendRaw(scene.address, { method, ...good }) : undefined
  const wrong: string[] = []
  for (const { what, code, ...change } of [...bad, ...everywhere(inputs, others)]) {
    const said = await sendRaw(scene.address, { method, ...good, ...change }).then(
      (answer) => wrongAnswer(code, answer, unchanged),
      (error: Error) => error.message,
    )
    if (said) wrong.push(`${what}: ${said}`)
  }
  return wrong
}

test('the table of bad input names every route of the platform, and no other', () => {
  assert.deepEqual(Object.keys(table).sort(), [...scene.routes].sort())
})

test('every route refuses bad input, keeps nothing of it, and logs nothing of it', async (context) => {
  for (const [route, inputs] of Object.entries(table)) {
    await context.test(route, async () => {
      const [method = '', url = ''] = route.split(' ')
      const methods = Object.keys(table).flatMap((other) => (other.endsWith(` ${url}`) ? [other.split(' ')[0] ?? ''] : []))
      const [before, logged] = [await scene.readContents(), scene.logLines.length]
      const wrong = await tryRoute(method, inputs, methods)
      await tick()
      const contents = await scene.readContents()
      const changed = Object.keys(contents).filter((name) => contents[name] !== before[name] && !inputs.leaves?.includes(name))
      const told = scene.logLines.slice(logged).filter((line) => line.includes(mark) || line.includes('"level":"error"'))
      assert.deepEqual({ wrong, changed, told }, { wrong: [], changed: [], told: [] })
    })
  }
})

test('after all of that the platform is ready and nothing is on every object', async () => {
  assert.equal((await sendRaw(scene.address, { method: 'GET', path: '/ready', headers: {} })).status, 200)
  assert.equal(({} as { [key: string]: unknown })[mark], undefined)
})
