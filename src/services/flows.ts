/** Logins under way: what a second factor or a forced password change still needs, kept for a few minutes. */
import { hash as digest, randomBytes, randomUUID } from 'node:crypto';
import type { Factor, FactorKind, IdentityProviderId, PasswordChangeNeeded } from '../datasources/capabilities.js';
import type { Store } from '../store.js';
import type { Sealer } from './sealing.js';
import type { ProofKind } from './sessions.js';
import type { SessionMode, Visit } from './visit.js';

const LIFETIME_MS = 6 * 60 * 1000;
export const TRIES_PER_FLOW = 5;

interface FlowFacts {
  readonly provider: IdentityProviderId;
  /** What was proven so far. */
  readonly proofs: readonly ProofKind[];
  readonly sessionMode: SessionMode;
  /** The name that the login began with; null where a login names none. */
  readonly account: string | null;
  /** The vendor's one-time credential: secret. */
  readonly vendorToken: string;
}

export interface MfaFlow extends FlowFacts {
  readonly kind: 'mfa';
  /** What the user can prove now. Their targets are in clear. */
  readonly factors: readonly Factor[];
  /** What the vendor accepts and the user has not set up. */
  readonly enrollable: readonly FactorKind[];
  /** Where a code went that would bind the phone or e-mail it went to. */
  readonly binding: Readonly<Partial<Record<'SMS' | 'EMAIL', string>>>;
}

export interface PasswordChangeFlow extends FlowFacts {
  readonly kind: 'passwordChange';
  readonly reason: PasswordChangeNeeded['reason'];
}

export type Flow = MfaFlow | PasswordChangeFlow;

interface FlowRecord {
  readonly kind: Flow['kind'];
  /** Only a context for the seal: the record's key is a hash of the id that the client holds. */
  readonly seal: string;
  /** The flow: names, phone numbers and a credential. */
  readonly sealed: string;
  readonly visitor: string | null;
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
    flow: Flow,
    visit: Visit,
    vendorExpiresAt?: Date,
  ): Promise<{ readonly id: string; readonly expiresAt: Date }> {
    const expiresAt = Math.min(vendorExpiresAt?.getTime() ?? Number.POSITIVE_INFINITY, Date.now() + LIFETIME_MS);
    const id = randomBytes(32).toString('base64url');
    const seal = `flow:${randomUUID()}`;
    const sealed = this.sealer.seal(JSON.stringify(flow), seal);
    await this.#records.set(hash(id), { kind: flow.kind, seal, sealed, visitor: visit.bindFlow(), expiresAt });
    return { id, expiresAt: new Date(expiresAt) };
  }

  /** The flow, when it is alive, of this kind and begun by this visitor. */
  async find<K extends Flow['kind']>(
    id: string,
    kind: K,
    visit: Visit,
  ): Promise<Extract<Flow, { readonly kind: K }> | undefined> {
    const record = await this.#records.get(hash(id));
    if (record === undefined || record.kind !== kind || record.expiresAt <= Date.now()) return undefined;
    if (!visit.ownsFlow(record.visitor)) return undefined;
    const text = this.sealer.open(record.sealed, record.seal);
    return text === undefined ? undefined : JSON.parse(text);
  }

  /** Changes what is known of a flow. One that is over stays over. */
  async update(id: string, flow: Flow): Promise<void> {
    await this.#records.update(hash(id), (record) => {
      if (record === undefined) return undefined;
      return { ...record, sealed: this.sealer.seal(JSON.stringify(flow), record.seal) };
    });
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
  return digest('sha256', id, 'base64url');
}
