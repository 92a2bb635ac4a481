/** What proves the session to the server, and when it is due for a refresh. */
import type { TokenStorage } from './storage.js';

export interface Credential {
  /** Null in cookie mode, where the browser sends the cookie. */
  readonly token: string | null;
  /** Milliseconds since 1970. */
  readonly refreshAt: number;
}

export interface Credentials {
  read(): Promise<Credential | undefined>;
  write(credential: Credential): Promise<void>;
  clear(): Promise<void>;
}

/** A session near its fixed end is not refreshed more often than this. */
const MIN_INTERVAL_MS = 60_000;

/** After half of the lifetime that is left. @param expiresAt ISO 8601 */
export function refreshTime(expiresAt: string, now = Date.now()): number {
  return now + Math.max(MIN_INTERVAL_MS, (Date.parse(expiresAt) - now) / 2);
}

/** A bearer token in a storage, which other tabs and clients may share. */
export function storedToken(storage: TokenStorage, key: string): Credentials {
  return {
    async read() {
      const text = await storage.get(key);
      if (!text) return undefined;
      try {
        return JSON.parse(text) as Credential;
      } catch {
        return undefined;
      }
    },
    write: async (credential) => void (await storage.set(key, JSON.stringify(credential))),
    clear: async () => void (await storage.remove(key)),
  };
}

/** The cookie is out of reach: only the time of the refresh is known here. */
export function cookieCredentials(): Credentials {
  let known: Credential | undefined;
  return {
    read: async () => known,
    async write(credential) {
      known = { ...credential, token: null };
    },
    async clear() {
      known = undefined;
    },
  };
}
