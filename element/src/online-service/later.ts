// Everything that is needed only after the first questions: a chunk of its own, so that the first answer does not wait for it.
import { unsafeCSS } from 'lit'
import { groupField } from '../fields/group-field.ts'
import { checkPage } from '../pages/check-page.ts'
import { documentsPage } from '../pages/documents-page.ts'
import { draftNews } from '../pages/draft-news.ts'
import keepingLook from '../pages/keeping.css'
import laterPagesLook from '../pages/later-pages.css'
import { receiptPage } from '../pages/receipt-page.ts'
import { resumeSection } from '../pages/resume-section.ts'
import { saveLine } from '../pages/save-line.ts'
import { submittingPage } from '../pages/submitting-page.ts'
import { tasksPage } from '../pages/tasks-page.ts'
import { createCourier } from './courier.ts'
import { DraftDesk } from './draft-desk.ts'
import { createDraftHost } from './draft-host.ts'
import { createGuide } from './guide.ts'
import { createSendOff } from './send-off.ts'

/** The pages after the questions, their look, and what brings an application to the platform. */
export const later = {
  pages: { tasksPage, documentsPage, checkPage, submittingPage, receiptPage },
  groupField,
  look: unsafeCSS(laterPagesLook + keepingLook).styleSheet,
  createGuide,
  createSendOff,
  createCourier,
  createDraftHost,
  DraftDesk,
  draftNews,
  resumeSection,
  saveLine,
}
