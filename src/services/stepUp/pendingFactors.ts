/**
 * The vendor's second step of a login whose first factor was checked for a step-up. Vendors check a TOTP or e-mail code only with
 * the token of such a step.
 */
import type { MfaNeeded } from '../../datasources/capabilities.js';
import type { Namespace, Store } from '../../store.js';
import type { Sealer } from '../sealing.js';
import type { Session } from '../sessions/sessions.js';

const LIFETIME_MS = 6 * 60_000;

export type PendingFactor = Pick<MfaNeeded, 'token' | 'factors'>;

interface PendingRecord {
  readonly sealed: string;
  readonly expiresAt: number;
}

export class PendingFactors {
  readonly #records: Namespace<PendingRecord>;

  constructor(
    store: Store,
    private readonly sealer: Sealer,
    private readonly now: () => number,
  ) {
    this.#records = store.namespace('stepUpFactor', LIFETIME_MS);
  }

  async hold({ id }: Session, { token, factors, expiresAt }: MfaNeeded): Promise<void> {
    const step: PendingFactor = { token, factors };
    await this.#records.set(id, {
      sealed: this.sealer.seal(JSON.stringify(step), contextOf(id)),
      expiresAt: Math.min(expiresAt.getTime(), this.now() + LIFETIME_MS),
    });
  }

  async find({ id }: Session): Promise<PendingFactor | undefined> {
    const record = await this.#records.get(id);
    if (record === undefined || record.expiresAt <= this.now()) return undefined;
    const text = this.sealer.open(record.sealed, contextOf(id));
    return text === undefined ? undefined : (JSON.parse(text) as PendingFactor);
  }

  async drop({ id }: Session): Promise<void> {
    await this.#records.delete(id);
  }
}

function contextOf(id: string): string {
  return `step-up factor:${id}`;
}
