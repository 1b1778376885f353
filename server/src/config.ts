// Every setting of the server, read from the environment in one place. Secrets are files, never variables.
import type { Sender } from '@aufenthalt/xauslaender'

/** Values of the environment by name. */
type Environment = { readonly [name: string]: string | undefined }

/** Where both databases are; the login owns them or may act as our roles. */
export type DatabaseConfig = { readonly databaseUrl: string; readonly keyDatabaseUrl: string }

/** A client of an OpenID provider or of the delivery service. */
type ClientConfig = { readonly clientId: string; readonly clientSecretFile: string }

/** Settings of `migrate`. */
export type MigrateConfig = DatabaseConfig & { readonly logLevel: string; readonly authoritiesFile: string | undefined }

/** Settings of `app`. */
export type AppConfig = DatabaseConfig & {
  readonly logLevel: string
  readonly host: string
  readonly port: number
  readonly publicUrl: string
  readonly masterKeyFile: string
  readonly receiptKeyFile: string
  readonly formsFolder: string
  /** Who sends the messages. */
  readonly sender: Sender
  readonly openId: (ClientConfig & { readonly issuer: string }) | undefined
  /** Shared with the delivery service, which signs its callbacks with it. */
  readonly callbackSecretFile: string | undefined
  readonly clamdUrl: string | undefined
  /** Whether the worker can send mail. */
  readonly hasMail: boolean
}

/** The mail server, and whose address stands in mails. The user's name is in the URL, the password in a file. */
export type MailConfig = { readonly smtpUrl: string; readonly passwordFile: string | undefined; readonly from: string }

/** Settings of `worker`. */
export type WorkerConfig = DatabaseConfig & {
  readonly logLevel: string
  readonly publicUrl: string
  readonly mail: MailConfig | undefined
  readonly masterKeyFile: string
  readonly formsFolder: string
  readonly clamdUrl: string | undefined
  readonly fitConnect: ClientConfig & {
    readonly submissionApi: string
    /** Where v1 is reached, if elsewhere. */
    readonly submissionApiV1: string
    readonly tokenUrl: string
    /** Certificates that the keys of receivers must lead to, as PEM. */
    readonly trustAnchorsFile: string | undefined
    /** Whether the platform's HTTP process hears callbacks. */
    readonly isCalledBack: boolean
  }
}

/** A setting is missing or wrong; the message names it and never its value. */
class ConfigError extends Error {}

/** Looks settings up and remembers what is wrong, so that one message names everything. */
function lookUp(environment: Environment) {
  const wrong: string[] = []
  const optional = (name: string) => environment[name] || undefined
  const text = (name: string, fallback?: string) => {
    const value = optional(name) ?? fallback
    if (value === undefined) wrong.push(`${name} is missing`)
    return value ?? ''
  }
  const url = (name: string, fallback?: string) => {
    const value = text(name, fallback)
    if (value !== '' && !URL.canParse(value)) wrong.push(`${name} is not a URL`)
    return value
  }
  const matching = (name: string, pattern: RegExp, what: string) => {
    const value = text(name)
    if (value !== '' && !pattern.test(value)) wrong.push(`${name} is not ${what}`)
    return value
  }
  const port = (name: string, fallback: string) => {
    const value = Number(text(name, fallback))
    if (!Number.isInteger(value) || value < 0 || value > 65_535) wrong.push(`${name} is not a port`)
    return value
  }
  const finish = <T>(config: T): T => {
    if (wrong.length > 0) throw new ConfigError(wrong.join('; '))
    return config
  }
  return { optional, text, url, matching, port, finish }
}

type LookUp = ReturnType<typeof lookUp>

const databases = ({ url }: LookUp): DatabaseConfig => ({ databaseUrl: url('DATABASE_URL'), keyDatabaseUrl: url('KEY_DATABASE_URL') })
const logLevel = ({ text }: LookUp) => text('LOG_LEVEL', 'info')

/** The sender as every message names it; its bounds are those of the message's head (XInneres). */
const sender = ({ text, matching }: LookUp): Sender => ({
  key: matching('SENDER_KEY', /^[a-z]{3}:.{1,96}$/, 'a key of the DVDV with its prefix, such as dbs:…'),
  name: text('SENDER_NAME'),
  email: text('SENDER_EMAIL'),
  address: {
    street: text('SENDER_STREET'),
    houseNumber: matching('SENDER_HOUSE_NUMBER', /^[0-9]{1,4}$/, 'a number of up to four digits'),
    postcode: matching('SENDER_POSTCODE', /^[0-9]{5}$/, 'a postcode'),
    town: text('SENDER_TOWN'),
  },
})

const publicUrl = ({ url }: LookUp) => url('PUBLIC_URL', 'http://127.0.0.1:8080')

/** A password in the URL would lie in the environment, and its shape is not checked by anything else. */
const mail = ({ optional, matching }: LookUp): MailConfig | undefined =>
  optional('SMTP_URL') === undefined
    ? undefined
    : {
        smtpUrl: matching('SMTP_URL', /^smtps?:\/\/([^:@/]+@)?[^:@/]+(:\d{1,5})?\/?$/, 'smtp(s)://[user@]host[:port] without a password'),
        passwordFile: optional('SMTP_PASSWORD_FILE'),
        from: matching('MAIL_FROM', /^[\w.+-]+@[a-z\d-]+(\.[a-z\d-]+)+$/i, 'an e-mail address'),
      }

/** Reads the settings of `migrate`. */
export function readMigrateConfig(environment: Environment = process.env): MigrateConfig {
  const from = lookUp(environment)
  return from.finish({ ...databases(from), logLevel: logLevel(from), authoritiesFile: from.optional('AUTHORITIES_FILE') })
}

/** Reads the settings of `app`. Without OIDC_ISSUER there is no console, without CLAMD_URL no scanner, without SMTP_URL no reminder. */
export function readAppConfig(environment: Environment = process.env): AppConfig {
  const from = lookUp(environment)
  const { text, url, port, optional, finish } = from
  const openId = () => ({ issuer: url('OIDC_ISSUER'), clientId: text('OIDC_CLIENT_ID'), clientSecretFile: text('OIDC_CLIENT_SECRET_FILE') })
  return finish({
    ...databases(from),
    logLevel: logLevel(from),
    host: text('HOST', '127.0.0.1'),
    port: port('PORT', '8080'),
    publicUrl: publicUrl(from),
    masterKeyFile: text('MASTER_KEY_FILE'),
    receiptKeyFile: text('RECEIPT_KEY_FILE'),
    formsFolder: text('FORMS_FOLDER'),
    sender: sender(from),
    openId: optional('OIDC_ISSUER') ? openId() : undefined,
    callbackSecretFile: optional('FIT_CONNECT_CALLBACK_SECRET_FILE'),
    clamdUrl: optional('CLAMD_URL'),
    hasMail: optional('SMTP_URL') !== undefined,
  })
}

/** Reads the settings of `worker`. */
export function readWorkerConfig(environment: Environment = process.env): WorkerConfig {
  const from = lookUp(environment)
  const { text, url, optional, finish } = from
  return finish({
    ...databases(from),
    logLevel: logLevel(from),
    publicUrl: publicUrl(from),
    mail: mail(from),
    masterKeyFile: text('MASTER_KEY_FILE'),
    formsFolder: text('FORMS_FOLDER'),
    clamdUrl: optional('CLAMD_URL'),
    fitConnect: {
      submissionApi: url('FIT_CONNECT_SUBMISSION_API'),
      submissionApiV1: url('FIT_CONNECT_SUBMISSION_API_V1', optional('FIT_CONNECT_SUBMISSION_API')),
      tokenUrl: url('FIT_CONNECT_TOKEN_URL'),
      trustAnchorsFile: optional('FIT_CONNECT_TRUST_ANCHORS_FILE'),
      isCalledBack: optional('FIT_CONNECT_CALLBACK_SECRET_FILE') !== undefined,
      clientId: text('FIT_CONNECT_CLIENT_ID'),
      clientSecretFile: text('FIT_CONNECT_CLIENT_SECRET_FILE'),
    },
  })
}
