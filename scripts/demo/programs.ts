import { join } from 'node:path'
import type { DemoDatabases } from './create-databases.ts'
import { demoMailFrom, demoSender } from './demo-authorities.ts'
import type { Ports } from './ports.ts'
import { type DemoFiles, demoClients } from './prepare-demo.ts'
import type { Program } from './supervise.ts'

/** The programs that the demo keeps running. */
export type ProgramName = 'app' | 'worker' | 'delivery-service' | 'case-system' | 'host-page' | 'identity-provider' | 'mailbox'

/** Where everything is reached from this machine. */
export type Urls = {
  readonly platform: string
  readonly deliveryService: string
  readonly hostPage: string
  readonly caseSystem: string
  readonly identityProvider: string
  readonly mailbox: string
  readonly smtp: string
}

/** Addresses of the demo. Host page and platform are different sites for the browser: localhost and 127.0.0.1. */
export const urlsOf = (ports: Ports): Urls => ({
  platform: `http://127.0.0.1:${ports.platform}`,
  deliveryService: `http://127.0.0.1:${ports.deliveryService}`,
  hostPage: `http://localhost:${ports.hostPage}`,
  caseSystem: `http://127.0.0.1:${ports.caseSystem}`,
  identityProvider: `http://127.0.0.1:${ports.identityProvider}`,
  mailbox: `http://127.0.0.1:${ports.mailbox}`,
  smtp: `smtp://127.0.0.1:${ports.smtp}`,
})

/** What the programs are wired with. */
export type Wiring = {
  readonly root: string
  readonly folder: string
  readonly ports: Ports
  readonly files: DemoFiles
  readonly databases: DemoDatabases
}

const program = (name: ProgramName, entry: string, readyUrl: string, environment: Program['environment']): Program => ({
  name,
  entry,
  readyUrl,
  environment,
})

/** All programs with their environment, by name; `migrate` runs once before them. */
export function programsOf(wiring: Wiring): { readonly [Name in ProgramName | 'migrate']: Program } {
  const { root, folder, ports, files, databases } = wiring
  const urls = urlsOf(ports)
  const server = {
    DATABASE_URL: databases.platform,
    KEY_DATABASE_URL: databases.keys,
    MASTER_KEY_FILE: files.masterKey,
    FORMS_FOLDER: join(root, 'forms'),
  }
  const fitConnect = (clientId: string, secretFile: string) => ({
    FIT_CONNECT_SUBMISSION_API: urls.deliveryService,
    FIT_CONNECT_TOKEN_URL: `${urls.deliveryService}/token`,
    FIT_CONNECT_CLIENT_ID: clientId,
    FIT_CONNECT_CLIENT_SECRET_FILE: secretFile,
  })
  const openId = { OIDC_ISSUER: urls.identityProvider, OIDC_CLIENT_ID: demoClients.console, OIDC_CLIENT_SECRET_FILE: files.consoleSecret }
  const serverProgram = (command: string, environment: Program['environment']): Program => ({
    name: command,
    entry: 'server/src/main.ts',
    arguments: [command],
    environment: { ...server, ...environment },
  })
  return {
    migrate: serverProgram('migrate', { AUTHORITIES_FILE: files.authorities }),
    app: {
      ...serverProgram('app', {
        ...openId,
        ...demoSender,
        PORT: String(ports.platform),
        PUBLIC_URL: urls.platform,
        SMTP_URL: urls.smtp,
        RECEIPT_KEY_FILE: files.receiptKey,
        FIT_CONNECT_CALLBACK_SECRET_FILE: files.senderCallbackSecret,
      }),
      readyUrl: `${urls.platform}/ready`,
    },
    worker: serverProgram('worker', {
      ...fitConnect(demoClients.sender, files.senderSecret),
      FIT_CONNECT_CALLBACK_SECRET_FILE: files.senderCallbackSecret,
      PUBLIC_URL: urls.platform,
      SMTP_URL: urls.smtp,
      MAIL_FROM: demoMailFrom,
    }),
    'delivery-service': program('delivery-service', 'delivery-service/src/main.ts', `${urls.deliveryService}/ready`, {
      DELIVERY_DATABASE_URL: databases.delivery,
      DELIVERY_PORT: String(ports.deliveryService),
      DELIVERY_PUBLIC_URL: urls.deliveryService,
      DELIVERY_KEY_FILE: files.deliveryKey,
      DELIVERY_CLIENTS_FILE: files.deliveryClients,
    }),
    'case-system': program('case-system', 'examples/case-system/src/main.ts', `${urls.caseSystem}/health`, {
      ...fitConnect(demoClients.subscriber, files.subscriberSecret),
      CASE_SYSTEM_PORT: String(ports.caseSystem),
      CASE_SYSTEM_FOLDER: join(folder, 'case-system'),
      CASE_SYSTEM_KEYS_FILE: files.caseSystemKeys,
      CASE_SYSTEM_CALLBACK_SECRET_FILE: files.subscriberCallbackSecret,
      CASE_SYSTEM_POLL_MS: '10000',
    }),
    'host-page': program('host-page', 'examples/host-page/src/main.ts', `${urls.hostPage}/health`, {
      HOST_PAGE_PORT: String(ports.hostPage),
      PLATFORM_URL: urls.platform,
    }),
    'identity-provider': program('identity-provider', 'examples/identity-provider/src/main.ts', `${urls.identityProvider}/health`, {
      ...openId,
      IDENTITY_PROVIDER_PORT: String(ports.identityProvider),
      OIDC_REDIRECT_URIS: `${urls.platform}/console/callback`,
    }),
    mailbox: program('mailbox', 'examples/mailbox/src/main.ts', `${urls.mailbox}/health`, {
      MAILBOX_PORT: String(ports.mailbox),
      MAILBOX_SMTP_PORT: String(ports.smtp),
      MAILBOX_FOLDER: join(folder, 'mailbox'),
    }),
  }
}
