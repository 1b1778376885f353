import { createHash } from 'node:crypto'

/** What the platform's own address says to who comes there, for example from a reminder: the way goes over the page of the authority. */
const says = [
  {
    language: 'de',
    title: 'Ihr Antrag bei der Ausländerbehörde',
    text: 'Sie haben einen Antrag begonnen oder abgeschickt? Öffnen Sie die Seite Ihrer Stadt oder Ihres Kreises, auf der Sie begonnen haben. Geben Sie dort Ihren Zugangscode ein.',
  },
  {
    language: 'en',
    title: 'Your application to the immigration authority',
    text: 'Have you begun or sent an application? Open the page of your town or district on which you began. Enter your access code there.',
  },
  {
    language: 'uk',
    title: 'Ваша заява до відомства у справах іноземців',
    text: 'Ви почали заповнювати заяву або вже надіслали її? Відкрийте сторінку Вашого міста чи району, на якій Ви починали. Введіть там свій код доступу.',
  },
  {
    language: 'ar',
    title: 'طلبكم لدى دائرة شؤون الأجانب',
    text: 'هل بدأتم طلبًا أو أرسلتموه؟ افتحوا صفحة مدينتكم أو منطقتكم التي بدأتم فيها. أدخلوا هناك رمز الدخول الخاص بكم.',
  },
] as const

const style =
  ':root{color-scheme:light dark}body{font:1.125rem/1.6 sans-serif;max-inline-size:40rem;margin:2rem auto;padding-inline:1rem}h1,h2{font-size:1.375rem;line-height:1.3}'

const sections = says.map(({ language, title, text }, index) => {
  const heading = index === 0 ? 'h1' : 'h2'
  const direction = language === 'ar' ? 'rtl' : 'ltr'
  return `<section lang="${language}" dir="${direction}"><${heading}>${title}</${heading}><p>${text}</p></section>`
})

/** The page at the platform's own address. */
export const frontPage = `<!doctype html>
<html lang="de">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${says[0].title}</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body><main>
${sections.join('\n')}
</main></body>
</html>
`

/** It shows text, and nothing runs. */
export const frontPolicy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')
