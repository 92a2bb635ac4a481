/** False while a page is rendered on a server, where nothing is disposed and so nothing may subscribe. */
export const IS_BROWSER = typeof document !== 'undefined';
