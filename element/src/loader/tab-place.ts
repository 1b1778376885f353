/** Which of the elements of one service in this page: two of them keep two drafts. */
export const placeInPage = (host: Element): number => [...document.querySelectorAll(host.localName)].indexOf(host)
