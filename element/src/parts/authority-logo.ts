import type { Theme } from '@aufenthalt/model'
import { html, nothing, type TemplateResult } from 'lit'

/** The authority's logo, from the platform alone: an address elsewhere would tell others who is here. On white, since logos are made for paper. */
export function authorityLogo(
  { name, theme }: { readonly name: string; readonly theme: Theme },
  platform: string,
): TemplateResult | typeof nothing {
  const { logoUrl } = theme
  const isOurs = logoUrl?.startsWith(`${platform}/`) || /^(\/(?!\/)|data:image\/)/.test(logoUrl ?? '')
  return logoUrl && isOurs ? html`<img class="logo" src=${logoUrl.startsWith('/') ? platform + logoUrl : logoUrl} alt=${name} />` : nothing
}
