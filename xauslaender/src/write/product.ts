/** What writes the messages (XInneres: attributes `produkt…` of every message). */
export const product = { produkt: 'Aufenthalt', produkthersteller: 'Aufenthalt-Plattform', produktversion: '0.1.0' }
