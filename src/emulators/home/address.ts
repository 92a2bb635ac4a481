/** The fragment of the address: the tab and its search, so that they survive a reload and can be linked. `/#inbox?q=13800000001` */
interface Address {
  readonly tab: string;
  readonly search: string;
}

export function readAddress(): Address {
  const [tab = '', query] = location.hash.slice(1).split('?');
  return { tab, search: new URLSearchParams(query).get('q') ?? '' };
}

/** Replaces the entry of the history: each letter would be one. */
export function writeSearch(search: string): void {
  const { tab } = readAddress();
  history.replaceState(null, '', search === '' ? `#${tab}` : `#${tab}?${new URLSearchParams({ q: search })}`);
}
