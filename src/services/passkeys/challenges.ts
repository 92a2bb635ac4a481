/**
 * Challenges: single use, and bound to a purpose and to a flow, a session or a page. They are sealed instead of stored, so
 * that anonymous traffic fills no store. The sealed text is the WebAuthn challenge itself.
 */
import { hash, randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { Namespace, Store } from '../../store.js';
import type { Sealer } from '../sealing.js';

export type ChallengePurpose = 'ENROLL' | 'LOGIN' | 'MFA' | 'STEP_UP';

export interface IssuedChallenge {
  readonly id: string;
  readonly expiresAt: Date;
}

const LIFETIME_MS = 5 * 60_000;
const CONTEXT = 'passkey challenge';

const content = z.object({
  purpose: z.string(),
  binding: z.string().nullable(),
  expiresAt: z.number(),
  nonce: z.string(),
});

export class PasskeyChallenges {
  readonly #used: Namespace<number>;

  constructor(
    store: Store,
    private readonly sealer: Sealer,
    private readonly now: () => number,
  ) {
    this.#used = store.namespace('usedPasskeyChallenge', LIFETIME_MS);
  }

  /** @param binding the flow, session or page that may use it; null for a page without a cookie, where the id is the secret */
  issue(purpose: ChallengePurpose, binding: string | null): IssuedChallenge {
    const expiresAt = this.now() + LIFETIME_MS;
    const text = JSON.stringify({ purpose, binding, expiresAt, nonce: randomUUID() });
    return { id: this.sealer.seal(text, CONTEXT), expiresAt: new Date(expiresAt) };
  }

  /**
   * Consumes the challenge.
   * @returns false if it has another purpose or binding, has expired, or was used before
   */
  async redeem(id: string, purpose: ChallengePurpose, isBound: (binding: string | null) => boolean): Promise<boolean> {
    const text = this.sealer.open(id, CONTEXT);
    if (text === undefined) return false;
    const known = content.parse(JSON.parse(text));
    if (known.purpose !== purpose || known.expiresAt <= this.now() || !isBound(known.binding)) return false;
    // By the random part of the content: the encoded text may have several spellings.
    return this.#used.putOnce(hash('sha256', known.nonce, 'base64url'), 1);
  }
}

/** The bytes that authenticators sign. */
export function challengeBytes(id: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(id));
}

/** The id of the challenge in `clientDataJSON`. */
export function challengeId(encoded: string): string {
  return Buffer.from(encoded, 'base64url').toString();
}
