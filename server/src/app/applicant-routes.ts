// What applicants need, from the form to the receipt.
import { createChecker } from '@aufenthalt/xauslaender'
import { applicationRoutes } from '../applications/routes.ts'
import { assetRoutes } from '../assets/routes.ts'
import { createDocumentChecker } from '../attachments/check-document.ts'
import { attachmentRoutes } from '../attachments/routes.ts'
import { createScan } from '../attachments/scan-document.ts'
import { loadCatalogue } from '../catalogue/load-catalogue.ts'
import type { AppConfig } from '../config.ts'
import { toAuthorityId } from '../database/authority-id.ts'
import { draftRoutes } from '../drafts/routes.ts'
import { tabNoteRoutes } from '../drafts/tab-note-routes.ts'
import type { Routes } from '../http/create-http.ts'
import type { Log } from '../log/create-log.ts'
import { reminderRoutes } from '../notifications/routes.ts'
import { createPdfWriter } from '../pdf/create-pdf-writer.ts'
import { openReceiptKeys } from '../receipts/receipt-keys.ts'
import { receiptRoutes } from '../receipts/routes.ts'
import { findFrameOrigins, isInlineOrigin } from '../rollout/get-online-service.ts'
import { rolloutRoutes } from '../rollout/routes.ts'
import type { Stores } from '../vault/open-stores.ts'

/** What the routes are made of. */
export type ApplicantOptions = {
  readonly config: Pick<AppConfig, 'publicUrl' | 'formsFolder' | 'receiptKeyFile' | 'clamdUrl' | 'sender' | 'hasMail'>
  readonly stores: Pick<Stores, 'withAuthority' | 'vault'>
  readonly log: Log
  readonly now: () => Date
}

/** Opens forms, schemas, receipt keys, PDF writer and document checker, and gives the routes that stand on them. */
export async function openApplicantRoutes({ config, stores, log, now }: ApplicantOptions) {
  const { withAuthority, vault } = stores
  const { publicUrl, sender, hasMail } = config
  const catalogue = await loadCatalogue(config.formsFolder)
  const receiptKeys = await openReceiptKeys(config.receiptKeyFile)
  const checker = await createChecker()
  const pdf = createPdfWriter()
  const documents = createDocumentChecker(config.clamdUrl === undefined ? {} : { scan: createScan({ url: config.clamdUrl }) })
  const routes: Routes[] = [
    assetRoutes({ originsOf: (ags) => findFrameOrigins(withAuthority, toAuthorityId(ags)) }),
    rolloutRoutes({ withAuthority, catalogue, hasMail, now }),
    attachmentRoutes({ withAuthority, documents, now }),
    draftRoutes({ withAuthority, now }),
    tabNoteRoutes({ withAuthority, now }),
    ...(hasMail ? [reminderRoutes({ withAuthority, vault, languages: catalogue.languages, now })] : []),
    applicationRoutes({ withAuthority, vault, catalogue, checker, pdf, receiptKeys, sender, publicUrl, log, now }),
    receiptRoutes({ keys: receiptKeys }),
  ]
  const close = async () => {
    await Promise.all([documents.close(), pdf.close()])
    checker.dispose()
  }
  return { routes, close, isInlineOrigin: (ags: string, origin: string) => isInlineOrigin(withAuthority, toAuthorityId(ags), origin) }
}
