/** Logins under way: what a second factor or a forced password change still needs, kept for a few minutes. */
import { hash as digest, randomBytes, randomUUID } from 'node:crypto';
import type {
  Factor,
  FactorKind,
  IdentityProviderId,
  PasswordChangeNeeded,
  VendorSession,
} from '../datasources/capabilities.js';
import type { Store } from '../store.js';
import type { Sealer } from './sealing.js';
import type { AuthContext, SessionMode } from './sessions/authContext.js';
import type { ProofKind } from './sessions/sessions.js';

const LIFETIME_MS = 6 * 60 * 1000;
export const TRIES_PER_FLOW = 5;

interface FlowFacts {
  readonly provider: IdentityProviderId;
  /** What was proven so far. */
  readonly proofs: readonly ProofKind[];
  readonly sessionMode: SessionMode;
  /** The name that the login began with; null where a login names none. */
  readonly account: string | null;
  /** A proof of a factor that was set up in this very login. */
  readonly enrolledProof?: ProofKind | undefined;
}

export interface MfaFlow extends FlowFacts {
  readonly kind: 'mfa';
  /** Null where the vendor does not say. */
  readonly userId: string | null;
  /** The vendor's one-time credential: secret. */
  readonly vendorToken: string;
  /** What the user can prove now. Their targets are in clear. */
  readonly factors: readonly Factor[];
  /** What the vendor accepts and the user has not set up. */
  readonly enrollable: readonly FactorKind[];
  /** Set up in this very login: its proof says nothing of who the user is. */
  readonly enrolled: boolean;
  /** Where a code went that would bind the phone or e-mail it went to. */
  readonly binding: Readonly<Partial<Record<'SMS' | 'EMAIL', string>>>;
}

export interface PasswordChangeFlow extends FlowFacts {
  readonly kind: 'passwordChange';
  /** As above. */
  readonly vendorToken: string;
  readonly reason: PasswordChangeNeeded['reason'];
}

/** The vendor has signed the user in, and a factor of our own is still to be proven. */
export interface FactorFlow extends FlowFacts {
  readonly kind: 'factor';
  readonly userId: string;
  /** The vendor's token, its end as ISO 8601: secret. */
  readonly vendor: Omit<VendorSession, 'expiresAt'> & { readonly expiresAt: string };
  readonly isNewUser: boolean;
  readonly factors: readonly LocalFactor[];
}

/** A factor that this server asks for itself. */
export type LocalFactor = { readonly kind: 'PUSH'; readonly uid: string } | { readonly kind: 'LIVENESS' };

export type Flow = MfaFlow | PasswordChangeFlow | FactorFlow;

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
    private readonly now: () => number,
  ) {
    this.#records = store.namespace<FlowRecord>('flow', LIFETIME_MS);
    this.#tries = store.namespace<number>('flowTries', LIFETIME_MS);
  }

  /** @returns the flow's id: 256 random bits that only this client learns */
  async begin(
    flow: Flow,
    auth: AuthContext,
    vendorExpiresAt?: Date,
  ): Promise<{ readonly id: string; readonly expiresAt: Date }> {
    const expiresAt = Math.min(vendorExpiresAt?.getTime() ?? Number.POSITIVE_INFINITY, this.now() + LIFETIME_MS);
    const id = randomBytes(32).toString('base64url');
    const seal = `flow:${randomUUID()}`;
    const sealed = this.sealer.seal(JSON.stringify(flow), seal);
    await this.#records.set(flowKey(id), {
      kind: flow.kind,
      seal,
      sealed,
      visitor: auth.ensureFlowBinding(),
      expiresAt,
    });
    return { id, expiresAt: new Date(expiresAt) };
  }

  /** The flow, when it is alive, of one of these kinds and begun by this visitor. */
  async find<K extends Flow['kind']>(
    id: string,
    kinds: K | readonly K[],
    auth: AuthContext,
  ): Promise<Extract<Flow, { readonly kind: K }> | undefined> {
    const record = await this.#records.get(flowKey(id));
    if (record === undefined || ![kinds].flat().includes(record.kind as K)) return undefined;
    if (record.expiresAt <= this.now() || !auth.matchesBinding(record.visitor)) return undefined;
    const text = this.sealer.open(record.sealed, record.seal);
    return text === undefined ? undefined : JSON.parse(text);
  }

  /** Changes what is known of a flow. One that is over stays over. */
  async update(id: string, flow: Flow): Promise<void> {
    await this.#records.update(flowKey(id), (record) => {
      if (record === undefined) return undefined;
      return { ...record, sealed: this.sealer.seal(JSON.stringify(flow), record.seal) };
    });
  }

  /** Counts a try before it is made. @returns how many are left after it; negative when there was none left */
  async countTry(id: string): Promise<number> {
    return TRIES_PER_FLOW - (await this.#tries.bump(flowKey(id)));
  }

  /** Ends the flow. @returns false when another request ended it first: then its result must not count twice */
  async finish(id: string): Promise<boolean> {
    return (await this.#records.takeOnce(flowKey(id))) !== undefined;
  }
}

/** Names a flow in what belongs to it, and opens nothing. */
export function flowKey(id: string): string {
  return digest('sha256', id, 'base64url');
}
