// `npm run bench` measures everything, `npm run bench -- NAME ...` what is named. Every figure stands beside its floor; the last line is JSON.
import { availableParallelism, loadavg } from 'node:os'
import { benchAutosave } from './autosave.ts'
import { benchFirstAnswer } from './first-answer.ts'
import { benchFormCheck } from './form-check.ts'
import { benchHandOver } from './hand-over.ts'
import { benchJwe } from './jwe.ts'
import { benchKeystroke } from './keystroke.ts'
import { benchLanes } from './lanes.ts'
import type { Figure } from './measure.ts'
import { benchMessage } from './message.ts'
import { benchPdf } from './pdf.ts'
import { figureJson, printFigure } from './print-figure.ts'
import { benchSubmit } from './submit.ts'

const benches: { readonly [name: string]: () => Promise<Figure[]> } = {
  'form-check': benchFormCheck,
  message: benchMessage,
  pdf: benchPdf,
  jwe: benchJwe,
  submit: benchSubmit,
  'hand-over': benchHandOver,
  autosave: benchAutosave,
  'first-answer': benchFirstAnswer,
  keystroke: benchKeystroke,
  lanes: benchLanes,
}

const wanted = process.argv.slice(2)
const unknown = wanted.find((name) => !Object.hasOwn(benches, name))
if (unknown !== undefined) {
  console.error(`No figure ${unknown}; there are: ${Object.keys(benches).join(', ')}`)
  process.exit(1)
}
const all: { [name: string]: object[] } = {}
for (const [name, bench] of Object.entries(benches)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  console.log(name)
  const figures = await bench()
  for (const figure of figures) printFigure(figure)
  all[name] = figures.map((figure) => figureJson(figure))
}
console.log(JSON.stringify({ ...all, processors: availableParallelism(), load: loadavg()[0] }))
