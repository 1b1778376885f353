/** Texts of the console. Staff work in German; dates and numbers follow the same language. */
export const texts = {
  title: 'Zustellbahnen',
  intro: 'Eine Zeile je Behörde. Oben steht, wo ein Antrag am längsten auf die Annahme durch das Fachverfahren wartet.',
  logIn: 'Anmelden',
  logInExplain: 'Diese Seite ist für den Betrieb der Plattform. Bitte melden Sie sich an.',
  logOut: 'Abmelden',
  authority: 'Behörde',
  received: 'Noch nicht übergeben',
  handedOver: 'Übergeben, nicht angenommen',
  oldest: 'Ältester seit',
  held: 'Angehalten',
  reasons: 'Gründe',
  breaker: 'Unterbrochen bis',
  retry: 'Erneut versuchen',
  retryDone: (count: number) => (count === 1 ? '1 Zustellung wird erneut versucht.' : `${count} Zustellungen werden erneut versucht.`),
  nothingWaits: 'Nichts wartet: Alle Anträge sind angenommen.',
  failed: 'Die Daten konnten nicht geladen werden. Bitte laden Sie die Seite neu.',
  refreshedAt: (time: string) => `Stand ${time}, wird alle 15 Sekunden erneuert.`,
  none: 'keine',
} as const

/** What each reason means and what helps; codes without a text are shown as they are. */
const reasons: { readonly [code: string]: string } = {
  sending: 'Wird gerade gesendet',
  'not-yet-accepted': 'Gesendet, noch nicht angenommen',
  'delivering-again': 'Wird neu zugestellt',
  unreachable: 'Zustelldienst nicht erreichbar',
  'client-refused': 'Zugang zum Zustelldienst abgelehnt: Zugangsdaten prüfen',
  'key-refused': 'Schlüssel der Behörde ungültig: mit der Behörde klären',
  'destination-inactive': 'Zustellpunkt nicht aktiv: mit der Behörde klären',
  refused: 'Vom Fachverfahren zurückgewiesen: mit der Behörde klären',
  'outcome-unknown': 'Ausgang unklar: bei der Behörde nachfragen, ob der Antrag dort ist',
  lost: 'Vom Zustelldienst gelöscht: bei der Behörde nachfragen, ob der Antrag dort ist',
  'scanner-unavailable': 'Virenprüfung nicht erreichbar',
  'attachment-infected': 'Schadsoftware in einer Unterlage',
}

/** The German words for a reason. */
export const reasonText = (code: string): string => reasons[code] ?? code

/** How long ago something was, in the largest sensible unit. `now` and `then` in milliseconds. */
export function ageText(then: number, now: number): string {
  const minutes = Math.max(0, Math.floor((now - then) / 60_000))
  const [value, unit] =
    minutes < 60 ? [minutes, 'minute'] : minutes < 2880 ? [Math.floor(minutes / 60), 'hour'] : [Math.floor(minutes / 1440), 'day']
  return new Intl.NumberFormat('de', { style: 'unit', unit: String(unit), unitDisplay: 'long' }).format(Number(value))
}
