import { type CheckContext, type OnlineServiceView, relevantAnswers } from '@aufenthalt/model'
import type { Scope, Words } from './fill-field.ts'
import type { Sample } from './sample.ts'

/** What is filled in where. */
export type Filling = {
  readonly scope: Scope
  readonly view: OnlineServiceView
  readonly words: Words
  readonly sample: Sample
}

/** Days and documents by which conditions are judged. */
export const contextOf = ({ view, sample }: Filling): CheckContext => ({
  today: view.today,
  documents: sample.documents.map(({ code }) => code),
})

/** Those answers of the sample that the form asks for. */
export const answersAsked = (filling: Filling) => relevantAnswers(filling.view.form, filling.sample.answers, contextOf(filling))
