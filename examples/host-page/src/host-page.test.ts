import assert from 'node:assert/strict'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { createHostPage } from './host-page.ts'

const platform = 'http://127.0.0.1:8080'
const server = createHostPage(platform)
let address = ''

before(async () => {
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  address = `http://localhost:${(server.address() as AddressInfo).port}`
})
after(() => server.close())

test('the page of Musterstadt has one script of the platform and the element of its authority', async () => {
  const page = await (await fetch(address)).text()
  assert.equal(page.match(/<script/g)?.length, 1)
  assert.match(page, /<script src="http:\/\/127\.0\.0\.1:8080\/v1\/aufenthalt\.js" async><\/script>/)
  assert.match(page, /<at-erwerbstaetigkeit ags="12999001" lang="de"><\/at-erwerbstaetigkeit>/)
})

test('another authority, language and mode are chosen by the address', async () => {
  const page = await (await fetch(`${address}/?ags=08999003&lang=en&mode=inline`)).text()
  assert.match(page, /<html lang="en">/)
  assert.match(page, /<at-erwerbstaetigkeit ags="08999003" lang="en" mode="inline">/)
  assert.match(page, /Neustadt am Beispiel/)
})

test('the page lets in the frame of the platform and no other script, and connects nowhere', async () => {
  const policy = (await fetch(address)).headers.get('content-security-policy') ?? ''
  assert.match(policy, /default-src 'none'; script-src http:\/\/127\.0\.0\.1:8080; .*frame-src http:\/\/127\.0\.0\.1:8080;/)
  assert.doesNotMatch(policy, /connect-src|unsafe/)
})

test('an unknown authority and a crafted language are not written into the page', async () => {
  assert.equal((await fetch(`${address}/?ags=%22%3E%3Cscript%3E`)).status, 404)
  const page = await (await fetch(`${address}/?lang=%22%3E%3Cscript%3E`)).text()
  assert.match(page, /lang="de"><\/at-erwerbstaetigkeit>/)
})

test('nothing can be posted to the page', async () => {
  assert.equal((await fetch(address, { method: 'POST', body: 'x' })).status, 405)
})
