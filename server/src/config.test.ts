import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readAppConfig, readMigrateConfig, readWorkerConfig } from './config.ts'

const databases = { DATABASE_URL: 'postgres://login@db.example/platform', KEY_DATABASE_URL: 'postgres://login@db.example/keys' }
const app = { ...databases, MASTER_KEY_FILE: '/keys/master', RECEIPT_KEY_FILE: '/keys/receipt', FORMS_FOLDER: '/forms' }

test('the platform starts with what must be given, on the local address', () => {
  const { host, port, publicUrl, openId, logLevel } = readAppConfig(app)
  assert.deepEqual([host, port, publicUrl, openId, logLevel], ['127.0.0.1', 8080, 'http://127.0.0.1:8080', undefined, 'info'])
})

test('everything that is missing is named at once', () => {
  assert.throws(() => readAppConfig({}), {
    message:
      'DATABASE_URL is missing; KEY_DATABASE_URL is missing; MASTER_KEY_FILE is missing; RECEIPT_KEY_FILE is missing; FORMS_FOLDER is missing',
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

test('whoever names an OpenID provider must say how to log in there', () => {
  assert.throws(() => readAppConfig({ ...app, OIDC_ISSUER: 'https://login.example' }), /OIDC_CLIENT_ID is missing/)
})
