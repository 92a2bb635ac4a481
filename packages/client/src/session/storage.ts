/** Where bearer tokens are kept. */

/** A store of strings. Mini programs and React Native have their own; all of them fit in three lines. */
export interface TokenStorage {
  get(key: string): string | null | undefined | Promise<string | null | undefined>;
  set(key: string, value: string): unknown;
  remove(key: string): unknown;
}

/** Keeps the token in this object: it ends with the page or process. */
export function memoryStorage(): TokenStorage {
  const values = new Map<string, string>();
  return {
    get: (key) => values.get(key),
    set: (key, value) => values.set(key, value),
    remove: (key) => values.delete(key),
  };
}

/**
 * Keeps the token in `localStorage`, for all tabs of the origin. Every script of the page can read it there, injected ones
 * included: in a browser prefer `session: 'cookie'`.
 */
export function localTokenStorage(): TokenStorage {
  return {
    get: (key) => localStorage.getItem(key),
    set: (key, value) => localStorage.setItem(key, value),
    remove: (key) => localStorage.removeItem(key),
  };
}
