/** A member of staff who exists only in the demo. `roles` is what the console lets them do. */
export type Account = { readonly id: string; readonly name: string; readonly place: string; readonly roles: readonly string[] }

/** All demo accounts. They have no password: nothing but a demo may know this provider. */
export const accounts: readonly Account[] = [
  { id: 'demo-betrieb', name: 'Demo Betrieb', place: 'Betrieb der Plattform', roles: ['operator'] },
  { id: 'demo-musterstadt', name: 'Demo Musterstadt', place: 'Ausländerbehörde Musterstadt', roles: ['authority:12999001'] },
  { id: 'demo-beispielkreis', name: 'Demo Beispielkreis', place: 'Ausländerbehörde Beispielkreis', roles: ['authority:12999002'] },
]
