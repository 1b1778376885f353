/** Keeps the secret of this tab: in the page around the frame, or in the own page. Nothing that it keeps opens anything alone. */
export type TabMemory = { readonly read: () => string | undefined; readonly write: (secret: string | undefined) => void }

/** Matches a secret: 43 characters of base64url. */
const secretForm = /^[\w-]{43}$/

/** Is this a secret of a tab? */
export const isTabSecret = (value: unknown): value is string => typeof value === 'string' && secretForm.test(value)

/** Keeps the secret in the session storage of the page that this runs in. Where storage is blocked a reload leads to the start, and the code from there. */
export function pageMemory(name: string): TabMemory {
  return {
    read: () => {
      try {
        const secret = sessionStorage.getItem(name)
        return isTabSecret(secret) ? secret : undefined
      } catch {
        return undefined
      }
    },
    write: (secret) => {
      try {
        if (secret) sessionStorage.setItem(name, secret)
        else sessionStorage.removeItem(name)
      } catch {
        // Blocked: the person's code still works.
      }
    },
  }
}
