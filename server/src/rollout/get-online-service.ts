import { beginningOf, berlinDay, type OnlineServiceView } from '@aufenthalt/model'
import { documentLimits } from '../authorities/limits.ts'
import { type Authority, findAuthority, findOfferedService } from '../authorities/store.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import type { AuthorityId } from '../database/authority-id.ts'
import type { WithAuthority } from '../database/with-authority.ts'

/** What showing an online service needs. `hasMail`: reminders can be sent. */
export type RolloutDeps = {
  readonly withAuthority: WithAuthority
  readonly catalogue: Catalogue
  readonly hasMail?: boolean
  readonly now: () => Date
}

/** Which service of which authority. */
export type ServicePlace = { readonly authorityId: AuthorityId; readonly service: string }

/** In which language, and whether only what is needed until the first page is answered. */
export type ServiceWish = { readonly language: string; readonly isBeginning: boolean }

/** What was found at a place. */
export type Found<T> = { readonly kind: 'found'; readonly value: T } | { readonly kind: 'authority-unknown' | 'service-not-offered' }

/** Finds what a person needs to fill in one service of one authority today; in German where their language is not offered. */
export async function getOnlineService(deps: RolloutDeps, place: ServicePlace, wish: ServiceWish): Promise<Found<OnlineServiceView>> {
  const { catalogue, hasMail, now } = deps
  const found = await findOffer(deps, place)
  if (found.kind !== 'found') return found
  const today = berlinDay(now())
  const form = catalogue.findCurrentForm(place.service, today)
  if (!form) return { kind: 'service-not-offered' }
  const offered = catalogue.languages.includes(wish.language) ? wish.language : 'de'
  const texts = catalogue.getTexts(form, offered)
  const { authority_id: ags, name, address, email, phone, theme, embedding } = found.value
  return {
    kind: 'found',
    value: {
      authority: { ags, name, address, email, phone, theme, embedding },
      ...(wish.isBeginning ? { ...beginningOf(form, texts), isBeginning: true } : { form, texts }),
      language: offered,
      languages: catalogue.languages,
      limits: documentLimits,
      ...(hasMail && { hasReminders: true }),
      today,
    },
  }
}

/** Finds the origins of the pages that may show the frame; undefined when there is no such authority. */
export async function findFrameOrigins(withAuthority: WithAuthority, authorityId: AuthorityId): Promise<readonly string[] | undefined> {
  return (await withAuthority(authorityId, findAuthority))?.origins
}

/** May this page mount the element itself? Only a registered one of an authority that has decided so. */
export async function isInlineOrigin(withAuthority: WithAuthority, authorityId: AuthorityId, origin: string): Promise<boolean> {
  const authority = await withAuthority(authorityId, findAuthority)
  return authority?.embedding === 'inline' && authority.origins.includes(origin)
}

async function findOffer(
  { withAuthority }: Pick<RolloutDeps, 'withAuthority'>,
  { authorityId, service }: ServicePlace,
): Promise<Found<Authority>> {
  return await withAuthority(authorityId, async (tx) => {
    const authority = await findAuthority(tx)
    if (!authority) return { kind: 'authority-unknown' }
    return (await findOfferedService(tx, service)) ? { kind: 'found', value: authority } : { kind: 'service-not-offered' }
  })
}
