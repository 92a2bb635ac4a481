/** Flows: the state of logins that wait for a second factor or a password change, kept for a few minutes. */
import { hash as digest, randomBytes, randomUUID } from 'node:crypto';
import type {
  Factor,
  FactorKind,
  IdentityProviderId,
  PasswordChangeNeeded,
  VendorSession,
} from '../datasources/capabilities.js';
import type { Store } from '../store.js';
import type { EventNotes } from './events/eventNotes.js';
import type { Sealer } from './sealing.js';
import type { AuthContext, SessionMode } from './sessions/authContext.js';
import type { ProofKind } from './sessions/sessions.js';

const LIFETIME_MS = 6 * 60 * 1000;
const TRIES_PER_FLOW = 5;

interface FlowFacts {
  readonly provider: IdentityProviderId;
  /** The proofs that the user has given. */
  readonly proofs: readonly ProofKind[];
  readonly sessionMode: SessionMode;
  /** The name that the login began with; null for a method that names none. */
  readonly account: string | null;
  /** The proof of a factor that this login set up. */
  readonly enrolledProof?: ProofKind | undefined;
}

export interface MfaFlow extends FlowFacts {
  readonly kind: 'mfa';
  /** Null if the vendor does not return it. */
  readonly userId: string | null;
  /** The vendor's one-time credential: secret. */
  readonly vendorToken: string;
  /** The factors that the user can prove. Targets are not masked. */
  readonly factors: readonly Factor[];
  /** Factors that the vendor accepts and the user has not set up. */
  readonly enrollable: readonly FactorKind[];
  /** Whether this login set the factor up: its proof then does not identify the user. */
  readonly enrolled: boolean;
  /** The phone or e-mail that a code was sent to, to be bound to the account. */
  readonly binding: Readonly<Partial<Record<'SMS' | 'EMAIL', string>>>;
}

export interface PasswordChangeFlow extends FlowFacts {
  readonly kind: 'passwordChange';
  /** The vendor's one-time credential: secret. */
  readonly vendorToken: string;
  readonly reason: PasswordChangeNeeded['reason'];
}

/** The vendor has signed the user in, and the user must still prove a local factor. */
export interface FactorFlow extends FlowFacts {
  readonly kind: 'factor';
  readonly userId: string;
  /** The vendor's token, with its expiry in ISO 8601: secret. */
  readonly vendor: Omit<VendorSession, 'expiresAt'> & { readonly expiresAt: string };
  readonly isNewUser: boolean;
  readonly factors: readonly LocalFactor[];
}

/** A factor that this server itself verifies. */
export type LocalFactor = { readonly kind: 'PUSH'; readonly uid: string } | { readonly kind: 'LIVENESS' | 'PASSKEY' };

export type Flow = MfaFlow | PasswordChangeFlow | FactorFlow;

interface FlowRecord {
  readonly kind: Flow['kind'];
  /** The context of the seal. The record's key is a hash of the flow id. */
  readonly seal: string;
  /** The flow, with names, phone numbers and a credential. */
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

  /** @returns the flow id: a secret of 256 random bits */
  async begin(
    flow: Flow,
    auth: AuthContext,
    vendorExpiresAt?: Date,
  ): Promise<{ readonly id: string; readonly expiresAt: Date }> {
    auth.notes.add(notesOf(flow));
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

  /** The flow, if it has not expired, has one of these kinds and belongs to this client. */
  async find<K extends Flow['kind']>(
    id: string,
    kinds: K | readonly K[],
    auth: AuthContext,
  ): Promise<Extract<Flow, { readonly kind: K }> | undefined> {
    const record = await this.#records.get(flowKey(id));
    if (record === undefined || ![kinds].flat().includes(record.kind as K)) return undefined;
    if (record.expiresAt <= this.now() || !auth.matchesBinding(record.visitor)) return undefined;
    const text = this.sealer.open(record.sealed, record.seal);
    if (text === undefined) return undefined;
    const flow: Extract<Flow, { readonly kind: K }> = JSON.parse(text);
    auth.notes.add(notesOf(flow));
    return flow;
  }

  /** Replaces the state of a flow. Does not restore a finished flow. */
  async update(id: string, flow: Flow): Promise<void> {
    await this.#records.update(flowKey(id), (record) => {
      if (record === undefined) return undefined;
      return { ...record, sealed: this.sealer.seal(JSON.stringify(flow), record.seal) };
    });
  }

  /** Counts a try before it is made. @returns the remaining tries; negative if the try exceeds the limit */
  async countTry(id: string): Promise<number> {
    return TRIES_PER_FLOW - (await this.#tries.bump(flowKey(id)));
  }

  /** Ends the flow. @returns false if another request has ended it: the caller must then not sign the user in again */
  async finish(id: string): Promise<boolean> {
    return (await this.#records.takeOnce(flowKey(id))) !== undefined;
  }
}

function notesOf({ provider, account, ...flow }: Flow): EventNotes['facts'] {
  return { provider, account, ...('userId' in flow && { userId: flow.userId }) };
}

/** Identifies a flow in other records. It does not give access to the flow. */
export function flowKey(id: string): string {
  return digest('sha256', id, 'base64url');
}
