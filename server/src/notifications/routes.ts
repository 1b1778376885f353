import { Type } from 'typebox'
import { accessOf, draftParams, problemOf } from '../drafts/draft-access.ts'
import type { Routes } from '../http/create-http.ts'
import {
  forgetReminder,
  keepReminder,
  lookUpReminder,
  type ReminderDeps,
  type ReminderOutcome,
  type ReminderView,
} from './keep-reminder.ts'

const tags = ['draft']
const params = draftParams

const asked = Type.Object({
  // RFC 5321 without quotes: nothing in it can end a line of a mail's head.
  address: Type.String({
    maxLength: 254,
    pattern:
      "^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]{2,63}$",
  }),
  language: Type.String({ pattern: '^[a-z]{2,3}$' }),
})

const view = Type.Object({ state: Type.Union([Type.Literal('none'), Type.Literal('set'), Type.Literal('refused')]) })

const url = '/api/authorities/:ags/drafts/:lookupId/reminder'

function viewOf(outcome: ReminderOutcome): ReminderView {
  if (outcome.kind !== 'done') throw problemOf(outcome)
  return outcome.view
}

/** Reminders by e-mail, before a draft is deleted. The address is given for that alone, and never comes back from here. */
export const reminderRoutes =
  (deps: ReminderDeps): Routes =>
  async (http) => {
    const put = {
      tags,
      summary: 'Ask for reminders before a draft is deleted',
      description: 'Seven days and one day before its last day, also when that moves. The address ends with the draft.',
      params,
      body: asked,
      response: { 200: view },
    }
    http.put(url, { schema: put }, async (request) => viewOf(await keepReminder(deps, accessOf(request), request.body)))

    const get = {
      tags,
      summary: 'Whether there will be reminders',
      description: '`refused`: the address took no mail and is forgotten.',
      params,
      response: { 200: view },
    }
    http.get(url, { schema: get }, async (request) => viewOf(await lookUpReminder(deps, accessOf(request))))

    const remove = { tags, summary: 'Forget the address for reminders', params, response: { 204: Type.Null() } }
    http.delete(url, { schema: remove }, async (request, reply) => {
      viewOf(await forgetReminder(deps, accessOf(request)))
      return reply.code(204).send(null)
    })
  }
