import { ProviderError } from '../errors.js';

/** How long before its expiry a token is renewed; the clients of Authing use the same hour. */
const MARGIN_MS = 3_600_000;

export interface IssuedToken {
  readonly token: string;
  /** Null when the token does not say: it is then kept until the vendor refuses it. */
  readonly expiresAt: Date | null;
}

/**
 * The deployment's own token at a vendor. All callers share one token until shortly before it expires, or until the
 * vendor refuses it.
 */
export class HeldToken {
  #held: Promise<string> | null = null;
  #renewAt = Number.POSITIVE_INFINITY;

  /** @param issue requests a new token; callers share the result, so it must not count against one caller's budget */
  constructor(
    private readonly provider: string,
    private readonly issue: () => Promise<IssuedToken>,
    private readonly now: () => number = () => Date.now(),
  ) {}

  /**
   * Runs `send` with the token, and once more with a new one when the vendor refuses the first.
   * @param refusalCode the vendor's code when an answer refuses the token, otherwise undefined
   */
  async use<T>(send: (token: string) => Promise<T>, refusalCode: (answer: T) => string | undefined): Promise<T> {
    const token = this.#token();
    const answer = await send(await token);
    if (refusalCode(answer) === undefined) return answer;

    // Of many calls that were refused together, the first one drops the token and all share the new one.
    if (this.#held === token) this.#held = null;
    const repeated = await send(await this.#token());
    const code = refusalCode(repeated);
    // The vendor refuses a token that it has just issued. NOT_SIGNED_IN would blame the user.
    if (code !== undefined) throw new ProviderError('BAD_REPLY', this.provider, code);
    return repeated;
  }

  #token(): Promise<string> {
    if (this.#held === null || this.now() >= this.#renewAt) {
      // Calls that arrive during the renewal wait for the same token.
      this.#renewAt = Number.POSITIVE_INFINITY;
      this.#held = this.#renew();
    }
    return this.#held;
  }

  async #renew(): Promise<string> {
    try {
      const { token, expiresAt } = await this.issue();
      const lifetimeMs = (expiresAt?.getTime() ?? Number.POSITIVE_INFINITY) - this.now();
      this.#renewAt = this.now() + Math.max(lifetimeMs - MARGIN_MS, lifetimeMs / 2);
      return token;
    } catch (error) {
      this.#held = null;
      throw isSecretRefused(error) ? new ProviderError('NOT_CONFIGURED', this.provider, error.providerCode) : error;
    }
  }
}

/** The vendors do not document which code a wrong secret gets. Callers cannot correct it, whatever the code is. */
function isSecretRefused(error: unknown): error is ProviderError {
  return error instanceof ProviderError && !error.isFault && error.code !== 'TOO_FREQUENT';
}
