// What a person answered. Plain JSON: it travels from the browser to the server and into samples unchanged.

/**
 * One answer. Strings carry their form by the field's kind: a date is `YYYY-MM-DD`, a partial date `YYYY`, `YYYY-MM`, `YYYY-MM-DD` or `unknown`
 * (xida:TeilbekanntesDatumMitUnbekannt), money is euros with two decimals (`4500.00`), a country is an ISO 3166-1 alpha-2 code.
 */
export type AnswerValue = string | number | boolean | readonly string[] | readonly GroupEntry[]

/** One entry of a repeated group, keyed by the field ids inside the group. */
export type GroupEntry = { readonly [fieldId: string]: AnswerValue }

/** All answers of an application, keyed by field id. */
export type Answers = { readonly [fieldId: string]: AnswerValue }
