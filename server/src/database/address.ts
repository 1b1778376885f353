/** Changes the database's name in an address like `postgres://login@host/name?host=/socket/folder`. */
export function withDatabaseName(url: string, name: string): string {
  const changed = new URL(url)
  changed.pathname = `/${name}`
  return changed.href
}

/** Adds server settings (`-c name=value`) to an address; they hold for every connection made with it. */
export function withSettings(url: string, settings: { readonly [name: string]: string | number }): string {
  const changed = new URL(url)
  const given = changed.searchParams.get('options')
  const added = Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`)
  changed.searchParams.set('options', [...(given ? [given] : []), ...added].join(' '))
  return changed.href
}
