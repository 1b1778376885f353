/** Tells when this page may be gone in a moment, when somebody comes back to it, and when the line is back. Gives what stops it. */
export function watchLeaving(hear: { readonly leave: () => void; readonly comeBack: () => void; readonly online: () => void }): () => void {
  const stopped = new AbortController()
  const { signal } = stopped
  // A phone that ends a hidden tab says no more than this.
  document.addEventListener('visibilitychange', () => (document.visibilityState === 'hidden' ? hear.leave() : hear.comeBack()), { signal })
  addEventListener('pagehide', () => hear.leave(), { signal })
  addEventListener('online', () => hear.online(), { signal })
  return () => stopped.abort()
}
