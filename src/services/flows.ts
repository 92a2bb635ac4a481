/** Logins under way: what a second factor or a forced password change still needs, kept for a few minutes. */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Factor, IdentityProviderId } from '../datasources/capabilities.js';
import type { Store } from '../store.js';
import type { Sealer } from './sealing.js';
import type { ProofKind } from './sessions.js';
import type { SessionMode, Visit } from './visit.js';

const LIFETIME_MS = 6 * 60 * 1000;
export const TRIES_PER_FLOW = 5;

interface FlowFacts {
  readonly kind: 'mfa' | 'passwordChange';
  readonly provider: IdentityProviderId;
  /** What was proven so far. */
  readonly proofs: readonly ProofKind[];
  readonly sessionMode: SessionMode;
  readonly factors: readonly Factor[];
}

export interface Flow extends FlowFacts {
  /** The vendor's one-time credential: secret. */
  readonly vendorToken: string;
  readonly expiresAt: Date;
}

interface FlowRecord extends FlowFacts {
  /** Only a context for the seal: the record's key is a hash of the id that the client holds. */
  readonly seal: string;
  readonly vendorToken: string;
  readonly binding: string | null;
  readonly expiresAt: number;
}

export class Flows {
  readonly #records;
  readonly #tries;

  constructor(
    store: Store,
    private readonly sealer: Sealer,
  ) {
    this.#records = store.namespace<FlowRecord>('flow', LIFETIME_MS);
    this.#tries = store.namespace<number>('flowTries', LIFETIME_MS);
  }

  /** @returns the flow's id: 256 random bits that only this client learns */
  async begin(
    facts: FlowFacts & { readonly vendorToken: string; readonly expiresAt?: Date },
    visit: Visit,
  ): Promise<{ readonly id: string; readonly expiresAt: Date }> {
    const { vendorToken, expiresAt, ...rest } = facts;
    const until = Math.min(expiresAt?.getTime() ?? Number.POSITIVE_INFINITY, Date.now() + LIFETIME_MS);
    const id = randomBytes(32).toString('base64url');
    const seal = `flow:${randomUUID()}`;
    await this.#records.set(hash(id), {
      ...rest,
      seal,
      vendorToken: this.sealer.seal(vendorToken, seal),
      binding: visit.bindFlow(),
      expiresAt: until,
    });
    return { id, expiresAt: new Date(until) };
  }

  /** The flow, when it is alive, of this kind and begun by this visitor. */
  async find(id: string, kind: FlowFacts['kind'], visit: Visit): Promise<Flow | undefined> {
    const record = await this.#records.get(hash(id));
    if (record === undefined || record.kind !== kind || record.expiresAt <= Date.now()) return undefined;
    if (!visit.ownsFlow(record.binding)) return undefined;
    const vendorToken = this.sealer.open(record.vendorToken, record.seal);
    if (vendorToken === undefined) return undefined;
    return { ...record, vendorToken, expiresAt: new Date(record.expiresAt) };
  }

  /** Counts a try before it is made. @returns how many are left after it; negative when there was none left */
  async countTry(id: string): Promise<number> {
    return TRIES_PER_FLOW - (await this.#tries.bump(hash(id)));
  }

  /** Ends the flow. @returns false when another request ended it first: then its result must not count twice */
  async finish(id: string): Promise<boolean> {
    return (await this.#records.takeOnce(hash(id))) !== undefined;
  }
}

function hash(id: string): string {
  return createHash('sha256').update(id).digest('base64url');
}
