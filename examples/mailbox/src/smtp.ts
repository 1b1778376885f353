import { SMTPServer } from 'smtp-server'
import type { MailStore } from './mail-store.ts'

/** More is no mail of ours. */
const maxBytes = 1_000_000

class Refused extends Error {
  readonly responseCode: number

  constructor(responseCode: number, message: string) {
    super(message)
    this.responseCode = responseCode
  }
}

/** Domains that do not take mail, so that this can be tried out: for ever, or at the moment. */
const refusals: { readonly [domain: string]: Refused } = {
  'bounce.example': new Refused(550, '5.1.1 There is no such mailbox'),
  'later.example': new Refused(451, '4.3.0 Try again later'),
}

/** The SMTP server (RFC 5321): receives everything but for the domains above. Not started yet. */
export function createSmtp(store: Pick<MailStore, 'insertMail'>): SMTPServer {
  return new SMTPServer({
    name: 'mailbox.example',
    banner: 'receives everything and passes nothing on',
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: maxBytes,
    closeTimeout: 1000,
    onRcptTo: ({ address }, _session, done) => done(refusals[address.split('@').at(-1)?.toLowerCase() ?? '']),
    onData: (stream, _session, done) => {
      const read = async () => {
        const chunks: Buffer[] = []
        for await (const chunk of stream as AsyncIterable<Buffer>) chunks.push(chunk)
        if (stream.sizeExceeded) throw new Refused(552, '5.3.4 The mail is too large')
        await store.insertMail(Buffer.concat(chunks), new Date())
      }
      read().then(
        () => done(),
        (error: unknown) => done(error instanceof Refused ? error : new Refused(451, '4.3.0 The mail could not be kept')),
      )
    },
  })
}
