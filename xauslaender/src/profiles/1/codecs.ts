import { coded } from '../codecs.ts'

/** Sex, by version 1 of the list of XInneres. */
export const sex = coded('urn:xoev-de:xinneres:codeliste:geschlecht', '1')
