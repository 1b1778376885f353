// Everything that is needed only after the first questions: a chunk of its own, so that the first answer does not wait for it.
import { unsafeCSS } from 'lit'
import { checkPage } from '../pages/check-page.ts'
import { documentsPage } from '../pages/documents-page.ts'
import laterPagesLook from '../pages/later-pages.css'
import { receiptPage } from '../pages/receipt-page.ts'
import { submittingPage } from '../pages/submitting-page.ts'
import { createCourier } from './courier.ts'

/** The pages after the questions, their look, and what brings an application to the platform. */
export const later = {
  pages: { documentsPage, checkPage, submittingPage, receiptPage },
  look: unsafeCSS(laterPagesLook).styleSheet,
  createCourier,
}
