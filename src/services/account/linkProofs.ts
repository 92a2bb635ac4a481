/** Proofs that a second account belongs to the user of a session: single use, and valid only for that session. */
import { hash as digest, randomBytes } from 'node:crypto';
import type { VendorSession } from '../../datasources/capabilities.js';
import type { Namespace, Store } from '../../store.js';
import type { Sealer } from '../sealing.js';
import type { Session } from '../sessions/sessions.js';

const LIFETIME_MS = 5 * 60_000;

export interface SecondAccount {
  readonly userId: string;
  readonly vendor: VendorSession;
}

interface ProofRecord {
  readonly sessionId: string;
  readonly sealed: string;
  readonly expiresAt: number;
}

export class LinkProofs {
  readonly #records: Namespace<ProofRecord>;

  constructor(
    store: Store,
    private readonly sealer: Sealer,
    private readonly now: () => number,
  ) {
    this.#records = store.namespace('linkProof', LIFETIME_MS);
  }

  /** @returns the proof: a secret of 256 random bits */
  async hold({ id: sessionId }: Session, account: SecondAccount): Promise<{ proof: string; expiresAt: Date }> {
    const proof = randomBytes(32).toString('base64url');
    const expiresAt = Math.min(account.vendor.expiresAt.getTime(), this.now() + LIFETIME_MS);
    const key = keyOf(proof);
    await this.#records.set(key, {
      sessionId,
      sealed: this.sealer.seal(JSON.stringify(account), contextOf(key)),
      expiresAt,
    });
    return { proof, expiresAt: new Date(expiresAt) };
  }

  /** Undefined if the proof has expired, was used, or belongs to another session, which cannot use it up. */
  async take(proof: string, session: Session): Promise<SecondAccount | undefined> {
    const key = keyOf(proof);
    if ((await this.#records.get(key))?.sessionId !== session.id) return undefined;
    const record = await this.#records.takeOnce(key);
    if (record === undefined || record.expiresAt <= this.now()) return undefined;
    const text = this.sealer.open(record.sealed, contextOf(key));
    if (text === undefined) return undefined;
    const { userId, vendor }: SecondAccount = JSON.parse(text);
    return { userId, vendor: { ...vendor, expiresAt: new Date(vendor.expiresAt) } };
  }
}

function keyOf(proof: string): string {
  return digest('sha256', proof, 'base64url');
}

function contextOf(key: string): string {
  return `link proof:${key}`;
}
