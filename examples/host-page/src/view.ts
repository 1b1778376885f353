import { type HostTexts, texts } from './texts.ts'

/** What one address of the site shows. */
export type View = {
  readonly language: keyof typeof texts
  /** Language of the form; the platform offers more languages than this site has. */
  readonly formLanguage: string
  readonly ags: string
  readonly authority: Authority
  readonly mode: 'isolated' | 'inline'
  readonly texts: HostTexts
}

type Authority = { readonly kind: 'town' | 'district'; readonly name: string }

/** The demo authorities, by AGS; all of them are fictitious. */
const authorities: { readonly [ags: string]: Authority } = {
  '12999001': { kind: 'town', name: 'Musterstadt' },
  '12999002': { kind: 'district', name: 'Beispielkreis' },
  '08999003': { kind: 'town', name: 'Neustadt am Beispiel' },
}

/** Reads the address: `/` and `/en`, with `ags`, `lang` and `mode`. Undefined when the site has no such page. */
export function viewOf({ pathname, searchParams }: URL): View | undefined {
  const ags = searchParams.get('ags') ?? '12999001'
  const authority = authorities[ags]
  if (authority === undefined || !['/', '/en', '/de'].includes(pathname)) return undefined
  const fromPath = pathname === '/en' ? 'en' : 'de'
  const wanted = searchParams.get('lang') ?? fromPath
  const formLanguage = /^[a-z]{2}(-[A-Za-z]{2,8})?$/.test(wanted) ? wanted : fromPath
  const language = formLanguage === 'de' ? 'de' : 'en'
  return {
    language,
    formLanguage,
    ags,
    authority,
    mode: searchParams.get('mode') === 'inline' ? 'inline' : 'isolated',
    texts: texts[language],
  }
}
