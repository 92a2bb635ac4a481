/** Browsers that a user has signed in with. A session from another browser is an event: it may be an attacker's. */
import type { Namespace, Store } from '../../store.js';
import type { SignInEvents } from '../events/signInEvents.js';
import type { Sealer } from '../sealing.js';
import type { AuthContext } from '../sessions/authContext.js';
import type { Session } from '../sessions/sessions.js';

const BROWSER_KNOWN_MS = 90 * 24 * 60 * 60_000;

export class KnownBrowsers {
  readonly #browsers: Namespace<number>;

  constructor(
    store: Store,
    private readonly sealer: Sealer,
    private readonly events: SignInEvents,
  ) {
    this.#browsers = store.namespace('knownBrowser', BROWSER_KNOWN_MS);
  }

  /** Records the browser of a new session, and emits an event if this user has not been recorded with it in the last 90 days. */
  async remember({ id: sessionId, provider, userId }: Session, { userAgent, caller }: AuthContext): Promise<void> {
    const names = this.sealer.fingerprints(`${provider} ${userId} ${familyOf(userAgent)}`, 'browser');
    const [current, ...older] = names;
    if (!(await this.#browsers.putOnce(current, 1))) return;
    const seen = await Promise.all(older.map((name) => this.#browsers.get(name)));
    if (seen.some((each) => each !== undefined)) return;
    this.events.emit('newBrowser', 'NewBrowser', { provider, userId, sessionId, browser: current }, caller);
  }
}

/** Without version numbers, because browsers update themselves every few weeks. */
function familyOf(userAgent: string | null): string {
  return (userAgent ?? '').replaceAll(/\d+(?:[._]\d+)*/g, '');
}
