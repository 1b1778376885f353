import { readFileSync } from 'node:fs'
import { createTransport } from 'nodemailer'
import type { MailConfig } from '../config.ts'

/** A mail on its way. `messageId` is the same however often it is sent, so that mail programs show it once. */
export type Mail = {
  readonly to: string
  readonly sender: string
  readonly subject: string
  readonly text: string
  readonly language: string
  readonly messageId: string
}

/**
 * Sends a mail; never throws. `refused`: this address takes none, for ever; `later`: the server does not take it now; `surplus`: the address has had
 * its share of this day.
 */
export type SendMail = (mail: Mail) => Promise<'sent' | 'refused' | 'later' | 'surplus'>

/** For each step of a conversation; shorter than an attempt. */
const timeoutMs = 10_000

const isLocal = (host: string) => ['127.0.0.1', '[::1]', 'localhost'].includes(host)

/** The mail server of the operator (RFC 5321). Other machines must speak TLS (RFC 3207, RFC 8314). */
export function openSmtp({ smtpUrl, passwordFile, from }: MailConfig): SendMail {
  const { protocol, hostname, port, username } = new URL(smtpUrl)
  const isSecure = protocol === 'smtps:'
  const [, domain = ''] = from.split('@')
  const transport = createTransport({
    host: hostname,
    port: Number(port) || (isSecure ? 465 : 587),
    secure: isSecure,
    requireTLS: !isSecure && !isLocal(hostname),
    ignoreTLS: isLocal(hostname) && !isSecure,
    ...(passwordFile && { auth: { user: decodeURIComponent(username), pass: readFileSync(passwordFile, 'utf8').trim() } }),
    // The machine's own name is nobody's business.
    name: domain,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return async ({ to, sender, subject, text, language, messageId }) => {
    const message = {
      from: { name: sender, address: from },
      to: { name: '', address: to },
      envelope: { from, to },
      messageId: `<${messageId}@${domain}>`,
      ...{ subject, text },
      textEncoding: 'base64' as const,
      headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': language },
      xMailer: false as const,
    }
    return await transport.sendMail(message).then(() => 'sent' as const, outcomeOf)
  }
}

/** Only an answer about this recipient or this mail counts against the address; who may send at all is the operator's matter. */
function outcomeOf(error: { readonly responseCode?: number; readonly command?: string }): 'refused' | 'later' {
  const isForEver = (error.responseCode ?? 0) >= 500
  return isForEver && /^(RCPT TO|DATA)/.test(error.command ?? '') ? 'refused' : 'later'
}
