/**
 * Whether the captcha vendor says that it is down, remembered for the whole cluster. There is no timer: the first
 * challenge after an interval ran out asks, on whichever instance it is made, and waits for the answer; those made
 * meanwhile go by the last one. No client has a part in it.
 */
import type { Logger } from 'pino';
import type { Captcha, CaptchaMode } from '../../datasources/capabilities.js';
import type { Store } from '../../store.js';

/** The last answer has to bridge the time that the next one takes, or an instance that died while it asked. */
const INTERVALS_KEPT = 3;
const KEY = 'serverInitiated';

export class BypassStatus {
  readonly #turns;
  readonly #modes;

  /** @param pollSeconds how long one answer is good for; 0 never asks */
  constructor(
    store: Store,
    private readonly pollSeconds: number,
    private readonly logger: Logger,
  ) {
    this.#turns = store.namespace<number>('bypassTurn', pollSeconds * 1000);
    this.#modes = store.namespace<CaptchaMode>('bypassStatus', pollSeconds * 1000 * INTERVALS_KEPT);
  }

  /** False as long as nobody knows: the challenge then finds out by itself. */
  async saysDown(captcha: Captcha): Promise<boolean> {
    if (this.pollSeconds === 0 || captcha.advisedMode === undefined) return false;
    const [isOurTurn, known] = await Promise.all([this.#turns.putOnce(KEY, 1), this.#modes.get(KEY)]);
    if (!isOurTurn) return known === 'offline';
    const mode = await captcha.advisedMode();
    await this.#modes.set(KEY, mode);
    if (mode === 'offline' && known !== mode) this.logger.warn('the captcha vendor does not say that it is up');
    if (mode === 'online' && known === 'offline') this.logger.info('the captcha vendor says that it is up again');
    return mode === 'offline';
  }
}
