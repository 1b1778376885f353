import assert from 'node:assert/strict'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { get, type IncomingMessage } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { openMailStore } from './mail-store.ts'
import { createSmtp } from './smtp.ts'
import { createWeb } from './web.ts'

const folder = join(mkdtempSync(join(tmpdir(), 'mailbox-')), 'mails')
const store = await openMailStore(folder)
const smtp = createSmtp(store).listen(0, '127.0.0.1')
const web = createWeb(store).listen(0, '127.0.0.1')
await Promise.all([once(smtp, 'listening'), once(web, 'listening')])
const webUrl = `http://127.0.0.1:${(web.address() as AddressInfo).port}`
after(() => {
  smtp.close()
  web.close()
  web.closeAllConnections()
  rmSync(join(folder, '..'), { recursive: true, force: true })
})

/** Speaks SMTP by hand; gives the code of each answer. */
async function say(...lines: readonly string[]): Promise<string[]> {
  const socket = connect((smtp.address() as AddressInfo).port, '127.0.0.1').setEncoding('utf8')
  const heard: string[] = []
  for (const line of [undefined, ...lines]) {
    if (line !== undefined) socket.write(`${line}\r\n`)
    const [answer] = (await once(socket, 'data')) as [string]
    heard.push(answer.slice(0, 3))
  }
  socket.destroy()
  return heard
}
const sendTo = (address: string, mail: string) =>
  say('HELO demo.example', 'MAIL FROM:<demo@demo.example>', `RCPT TO:<${address}>`, 'DATA', `${mail}\r\n.`)

const mail = 'From: Demo <demo@demo.example>\r\nTo: mina@muster.example\r\nSubject: <b>Guten Tag</b>\r\n\r\nErste Zeile & mehr'

test('what arrives is shown in the list and as a page, and stays after a restart', async () => {
  assert.deepEqual(await sendTo('mina@muster.example', mail), ['220', '250', '250', '250', '354', '250'])
  const [one] = store.listMails()
  assert.deepEqual([one?.to, one?.subject, one?.text.trim()], ['mina@muster.example', '<b>Guten Tag</b>', 'Erste Zeile & mehr'])
  const list = await (await fetch(webUrl)).text()
  assert.ok(list.includes('&lt;b&gt;Guten Tag') && !list.includes('<b>Guten'))
  assert.match(await (await fetch(`${webUrl}/mails/${one?.id}`)).text(), /Erste Zeile &amp; mehr/)
  assert.deepEqual((await openMailStore(folder)).listMails(), store.listMails())
})

test('its files are readable by their owner only', () => {
  assert.equal(statSync(folder).mode & 0o777, 0o700)
  for (const name of readdirSync(folder)) assert.equal(statSync(join(folder, name)).mode & 0o777, 0o600)
})

test('a mailbox that does not exist is refused for ever, a busy one for the moment', async () => {
  assert.equal((await say('HELO demo.example', 'MAIL FROM:<demo@demo.example>', 'RCPT TO:<a@bounce.example>')).at(-1), '550')
  assert.equal((await say('HELO demo.example', 'MAIL FROM:<demo@demo.example>', 'RCPT TO:<a@later.example>')).at(-1), '451')
})

test('the page answers on names of this machine only', async () => {
  assert.equal((await fetch(`${webUrl}/health`)).status, 200)
  assert.equal((await fetch(`${webUrl}/mails/none`)).status, 404)
  const [elsewhere] = (await once(get(webUrl, { headers: { host: 'somewhere.example' } }), 'response')) as [IncomingMessage]
  elsewhere.resume()
  assert.equal(elsewhere.statusCode, 400)
})
