/** Who sends: an entry of the DVDV, reachable by mail and by post (xibehoerde:Behoerde.Erreichbar, xipa:PostalischeInlandsanschrift). */
export type Sender = {
  /** Key in the DVDV with its prefix, `dbs:…` for a portal. */
  readonly key: string
  readonly name: string
  readonly email: string
  readonly address: { readonly street: string; readonly houseNumber: string; readonly postcode: string; readonly town: string }
}

/** Whom a message is for: an entry of the DVDV. */
export type Reader = Pick<Sender, 'key' | 'name'>
