/** Browsers that a user has signed in with. A session from another browser is logged, because it may be an attacker's. */
import type { Logger } from 'pino';
import type { Namespace, Store } from '../../store.js';
import { network } from '../access/limits.js';
import type { Sealer } from '../sealing.js';
import type { AuthContext } from '../sessions/authContext.js';
import type { Session } from '../sessions/sessions.js';

const BROWSER_KNOWN_MS = 90 * 24 * 60 * 60_000;

export class KnownBrowsers {
  readonly #browsers: Namespace<number>;

  constructor(
    store: Store,
    private readonly sealer: Sealer,
    private readonly logger: Logger,
  ) {
    this.#browsers = store.namespace('knownBrowser', BROWSER_KNOWN_MS);
  }

  /** Records the browser of a new session, and logs it if this user has not been recorded with it in the last 90 days. */
  async remember({ id: sessionId, provider, userId }: Session, { userAgent, caller }: AuthContext): Promise<void> {
    const names = this.sealer.fingerprints(`${provider} ${userId} ${familyOf(userAgent)}`, 'browser');
    const [current, ...older] = names;
    if (!(await this.#browsers.putOnce(current, 1))) return;
    const seen = await Promise.all(older.map((name) => this.#browsers.get(name)));
    if (seen.some((each) => each !== undefined)) return;
    const [address] = this.sealer.fingerprints(network(caller.address), 'browser address');
    this.logger.info(
      { event: 'newBrowser', provider, userId, sessionId, requestId: caller.requestId, browser: current, address },
      'a session began in a browser that the user has not used before',
    );
  }
}

/** Without version numbers, because browsers update themselves every few weeks. */
function familyOf(userAgent: string | null): string {
  return (userAgent ?? '').replaceAll(/\d+(?:[._]\d+)*/g, '');
}
