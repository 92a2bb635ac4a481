/**
 * The outage status that the captcha vendor publishes, shared by all instances. There is no timer: the first challenge
 * after an interval, on any instance, polls the vendor and waits for the reply. Concurrent challenges use the last known
 * status. Clients cannot influence it.
 */
import type { Logger } from 'pino';
import type { Captcha, CaptchaMode } from '../../datasources/capabilities.js';
import type { Store } from '../../store.js';

/** A status stays known while the next poll is running, also when the polling instance stops. */
const INTERVALS_KEPT = 3;
const KEY = 'serverInitiated';

export class BypassStatus {
  readonly #turns;
  readonly #modes;

  /** @param pollSeconds how long a status is valid; 0 turns polling off */
  constructor(
    store: Store,
    private readonly pollSeconds: number,
    private readonly logger: Logger,
  ) {
    this.#turns = store.namespace<number>('bypassTurn', pollSeconds * 1000);
    this.#modes = store.namespace<CaptchaMode>('bypassStatus', pollSeconds * 1000 * INTERVALS_KEPT);
  }

  /** False while the status is unknown: the challenge then detects an outage itself. */
  async isDown(captcha: Captcha): Promise<boolean> {
    if (this.pollSeconds === 0 || captcha.advisedMode === undefined) return false;
    const [isOurTurn, known] = await Promise.all([this.#turns.putOnce(KEY, 1), this.#modes.get(KEY)]);
    if (!isOurTurn) return known === 'offline';
    const mode = await captcha.advisedMode();
    await this.#modes.set(KEY, mode);
    if (mode === 'offline' && known !== mode) this.logger.warn('the captcha vendor does not report that it is up');
    if (mode === 'online' && known === 'offline') this.logger.info('the captcha vendor reports that it is up again');
    return mode === 'offline';
  }
}
