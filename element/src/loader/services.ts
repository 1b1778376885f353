/** The online services, by their tags. A new service is a line here. */
export const serviceTags = ['at-erwerbstaetigkeit'] as const
