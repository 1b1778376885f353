import { check } from './page-check.ts'

/**
 * What is read from left to right within a language that is not: telephone numbers, addresses, numbers of documents, Latin names (A18).
 * A run without letters of the language must stand on its line in the order in which it is written, e.g. `+49 30 1234`, `AT-7K3M-9QXD`,
 * and a control must write such an answer from left to right. A span, `1988 – 2014`, and a day in three numbers, the day first, go the
 * way of the language, as the controls of the day do.
 */
const leftStaysLeft = `
  if (service.shadowRoot.querySelector('[dir]').dir !== 'rtl') return []
  const runs = /[A-Za-z\\u00c0-\\u024f0-9+@](?:[^\\u0590-\\u08ff\\u2013\\n]*[A-Za-z\\u00c0-\\u024f0-9])/g
  const boxOf = (node, at) => { const range = document.createRange(); range.setStart(node, at); range.setEnd(node, at + 1); return range.getClientRects()[0] }
  const isDay = (run) => /^\\d{1,2} \\d{1,2} \\d{4}$/.test(run)
  const isTurned = (node, from, to) => {
    const [first, last] = [boxOf(node, from), boxOf(node, to)]
    return !isDay(node.data.slice(from, to + 1)) && first && last && Math.abs(first.top - last.top) < 4 && first.left > last.left
  }
  const texts = all.filter(isShown).flatMap((one) => [...one.childNodes]).filter(({ nodeType }) => nodeType === 3)
  const turned = texts.filter((node) => [...node.data.matchAll(runs)].some(({ 0: run, index }) => isTurned(node, index, index + run.length - 1)))
  const isLatin = (text) => /[A-Za-z\\u00c0-\\u024f0-9]/.test(text) && !/[\\u0590-\\u08ff]/.test(text)
  const inputs = all.filter((one) => one.matches('input:not([type=radio], [type=checkbox], [type=file]), textarea'))
  const isNumber = (one) => one.matches('[type=tel], [type=email], [inputmode=numeric], [inputmode=decimal]')
  const isWrong = (one) => (isNumber(one) || isLatin(one.value)) && getComputedStyle(one).direction !== 'ltr'
  return [...turned.map(({ parentElement }) => nameOf(parentElement)), ...inputs.filter(isWrong).map(nameOf)]
`

/** Nothing that is read from the left is turned around; nothing to check in other languages. */
export const rightToLeftCheck = check('A18 right to left', { width: 1280 }, leftStaysLeft)
