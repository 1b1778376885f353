import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readAppConfig, readMigrateConfig, readWorkerConfig } from './config.ts'

const databases = { DATABASE_URL: 'postgres://login@db.example/platform', KEY_DATABASE_URL: 'postgres://login@db.example/keys' }
const sender = {
  SENDER_KEY: 'dbs:aufenthalt-demo',
  SENDER_NAME: 'Aufenthalt-Plattform (Vorführung)',
  SENDER_EMAIL: 'dienst@aufenthalt.example',
  SENDER_STREET: 'Musterstraße',
  SENDER_HOUSE_NUMBER: '1',
  SENDER_POSTCODE: '00000',
  SENDER_TOWN: 'Musterstadt',
}
const app = { ...databases, ...sender, MASTER_KEY_FILE: '/keys/master', RECEIPT_KEY_FILE: '/keys/receipt', FORMS_FOLDER: '/forms' }

test('the platform starts with what must be given, on the local address', () => {
  const { host, port, publicUrl, openId, logLevel } = readAppConfig(app)
  assert.deepEqual([host, port, publicUrl, openId, logLevel], ['127.0.0.1', 8080, 'http://127.0.0.1:8080', undefined, 'info'])
})

test('everything that is missing is named at once', () => {
  assert.throws(() => readAppConfig({}), {
    message:
      'DATABASE_URL is missing; KEY_DATABASE_URL is missing; MASTER_KEY_FILE is missing; RECEIPT_KEY_FILE is missing; FORMS_FOLDER is missing; ' +
      Object.keys(sender)
        .map((name) => `${name} is missing`)
        .join('; '),
  })
  assert.throws(() => readWorkerConfig(databases), /FIT_CONNECT_CLIENT_SECRET_FILE is missing/)
})

test('an empty setting is a missing one', () => {
  assert.throws(() => readMigrateConfig({ ...databases, DATABASE_URL: '' }), { message: 'DATABASE_URL is missing' })
})

test('a wrong setting is named and its value is not repeated', () => {
  const wrong = { ...app, PORT: '80a0', KEY_DATABASE_URL: 'secret-password' }
  assert.throws(() => readAppConfig(wrong), { message: 'KEY_DATABASE_URL is not a URL; PORT is not a port' })
})

test('a sender whom no message could name is refused before the first application comes', () => {
  const wrong = { SENDER_KEY: 'demo', SENDER_HOUSE_NUMBER: '1 a', SENDER_POSTCODE: 'A-1010' }
  assert.throws(() => readAppConfig({ ...app, ...wrong }), {
    message:
      'SENDER_KEY is not a key of the DVDV with its prefix, such as dbs:…; SENDER_HOUSE_NUMBER is not a number of up to four digits; SENDER_POSTCODE is not a postcode',
  })
})

test('whoever names a mail server says whose address stands in mails, and keeps the password in a file', () => {
  const given = { ...databases, MASTER_KEY_FILE: '/keys/master', FORMS_FOLDER: '/forms' }
  const transport = {
    FIT_CONNECT_SUBMISSION_API: 'https://delivery.example',
    FIT_CONNECT_TOKEN_URL: 'https://delivery.example/token',
    FIT_CONNECT_CLIENT_ID: 'platform',
    FIT_CONNECT_CLIENT_SECRET_FILE: '/keys/client',
  }
  assert.equal(readWorkerConfig({ ...given, ...transport }).mail, undefined)
  const named = { ...given, ...transport, SMTP_URL: 'smtps://user@mail.example:465', MAIL_FROM: 'post@dienst.example' }
  assert.deepEqual(readWorkerConfig(named).mail, {
    smtpUrl: 'smtps://user@mail.example:465',
    passwordFile: undefined,
    from: 'post@dienst.example',
  })
  assert.throws(
    () => readWorkerConfig({ ...named, SMTP_URL: 'smtp://user:secret@mail.example', MAIL_FROM: 'Post <post@dienst.example>' }),
    {
      message: 'SMTP_URL is not smtp(s)://[user@]host[:port] without a password; MAIL_FROM is not an e-mail address',
    },
  )
  assert.deepEqual([readAppConfig(app).hasMail, readAppConfig({ ...app, SMTP_URL: 'smtp://mail.example' }).hasMail], [false, true])
})

test('whoever names an OpenID provider must say how to log in there', () => {
  assert.throws(() => readAppConfig({ ...app, OIDC_ISSUER: 'https://login.example' }), /OIDC_CLIENT_ID is missing/)
})
