/**
 * Push events, shared by all instances: one begins an event, and any other polls it, receives its callback or redeems it.
 * A final state does not change.
 */
import { hash as digest, randomBytes, randomUUID } from 'node:crypto';
import type {
  IdentityProviderId,
  PushAuthResult,
  StartedPushAuth,
  StartedQrCode,
} from '../../datasources/capabilities.js';
import type { Store } from '../../store.js';
import type { SignInEvents } from '../events/signInEvents.js';
import type { Sealer } from '../sealing.js';
import type { AuthContext } from '../sessions/authContext.js';

export type PushKind = 'QR_CODE' | 'PUSH';
/** An event is valid for its purpose only. */
export type PushPurpose = 'LOGIN' | 'BIND' | 'CONFIRM' | 'MFA';
export type PushStatus = 'PENDING' | 'SCANNED' | 'APPROVED' | 'REJECTED' | 'EXPIRED' | 'ALREADY_HANDLED';

export interface PushEvent {
  /** 256 random bits. In bearer mode the id is the only proof of ownership. */
  readonly id: string;
  readonly kind: PushKind;
  readonly purpose: PushPurpose;
  readonly status: PushStatus;
  readonly provider: IdentityProviderId;
  readonly qrCode: StartedQrCode['qrCode'] | null;
  readonly matchNumber: string | null;
  readonly expiresAt: Date;
  readonly pollAfterMs: number;
  /** The vendor's event id, and the uid that is expected to approve it. */
  readonly vendor: Pick<StartedPushAuth, 'id' | 'uid'>;
  /** The uid that approved the event; null before the approval. */
  readonly uid: string | null;
  /** The vendor sends a callback for this event and must not be polled. */
  readonly reported: boolean;
  /** The session that the event belongs to; null for a login. */
  readonly sessionId: string | null;
  /** Whether an approval is a fresh proof of the session. */
  readonly proves: boolean;
  /** The key of the login whose factor the event is; null for other purposes. */
  readonly flow: string | null;
  /** Decoy against enumeration: the vendor does not know the phone, and the event stays PENDING until it expires. */
  readonly decoy: boolean;
}

interface EventRecord {
  readonly status: PushStatus;
  readonly binding: string | null;
  readonly seal: string;
  /** The rest of the event, with names, addresses and the vendor's id. */
  readonly sealed: string;
}

export type NewPushEvent = Omit<PushEvent, 'id' | 'status' | 'uid' | 'expiresAt'> & {
  readonly lifetimeSeconds: number;
};

const FINAL: ReadonlySet<PushStatus> = new Set(['APPROVED', 'REJECTED', 'EXPIRED', 'ALREADY_HANDLED']);
/** How long an event can be read, and an approval redeemed, after its final state. */
const RETENTION_MS = 5 * 60_000;
const MAX_LIFETIME_MS = 15 * 60_000;

export class PushEvents {
  readonly #records;
  readonly #callbacks;
  readonly #leases;
  readonly #redeemed;

  constructor(
    private readonly store: Store,
    private readonly sealer: Sealer,
    private readonly now: () => number,
    private readonly signInEvents?: Pick<SignInEvents, 'emit'>,
  ) {
    this.#records = store.namespace<EventRecord>('push', MAX_LIFETIME_MS);
    this.#callbacks = store.namespace<string>('pushCallback', MAX_LIFETIME_MS);
    this.#leases = store.namespace<number>('pushLease', 2000);
    this.#redeemed = store.namespace<number>('pushRedeemed', MAX_LIFETIME_MS);
  }

  /** @param callbackSecret the secret part of the callback URL */
  async begin(input: NewPushEvent, auth: AuthContext, callbackSecret?: string): Promise<PushEvent> {
    const { lifetimeSeconds, ...rest } = input;
    const id = randomBytes(32).toString('base64url');
    const expiresAt = new Date(this.now() + lifetimeSeconds * 1000);
    const event: PushEvent = { ...rest, id, status: 'PENDING', uid: null, expiresAt };
    const seal = `push:${randomUUID()}`;
    const ttl = lifetimeSeconds * 1000 + RETENTION_MS;
    const record = { status: event.status, binding: auth.ensureFlowBinding(), seal, sealed: this.#sealed(event, seal) };
    await this.#records.set(hash(id), record, ttl);
    if (callbackSecret !== undefined) await this.#callbacks.set(hash(callbackSecret), hash(id), ttl);
    return event;
  }

  /** The event, if it belongs to this client. */
  async find(id: string, auth: AuthContext): Promise<PushEvent | undefined> {
    const record = await this.#records.get(hash(id));
    if (record === undefined || !auth.matchesBinding(record.binding)) return undefined;
    return this.#opened(record);
  }

  /** The event, for a subscriber to whom it is known to belong. */
  async read(id: string): Promise<PushEvent | undefined> {
    const record = await this.#records.get(hash(id));
    return record && this.#opened(record);
  }

  /**
   * Calls `listener` after each change of the event, on any instance. A message contains no state: the store has it.
   * @returns ends the subscription
   */
  onChange(id: string, listener: () => void): Promise<() => Promise<void>> {
    return this.store.subscribe(channelOf(id), listener);
  }

  /** The event of a callback URL. */
  async findByCallback(secret: string): Promise<PushEvent | undefined> {
    const key = await this.#callbacks.get(hash(secret));
    const record = key === undefined ? undefined : await this.#records.get(key);
    return record && this.#opened(record);
  }

  /** Allows one poll per interval of the vendor, across all instances. */
  lease({ id, pollAfterMs }: PushEvent): Promise<boolean> {
    return this.#leases.putOnce(hash(id), 1, pollAfterMs);
  }

  /**
   * Applies a result to an open event, and publishes the change. The first final result wins. A result without a change
   * costs nothing.
   * @param known the event as the caller knows it
   * @returns the event in its current state
   */
  async apply(known: PushEvent, result: PushAuthResult): Promise<PushEvent> {
    const status = STATUSES[result.status];
    if (status === known.status) return known;
    const updated = (await this.#update(known.id, status, result.status === 'APPROVED' ? result.uid : null)) ?? known;
    if (updated.status !== known.status) await this.store.publish(channelOf(known.id), updated.status);
    return updated;
  }

  async #update(id: string, status: PushStatus, uid: string | null): Promise<PushEvent | undefined> {
    let isChanged = false;
    const record = await this.#records.update(
      hash(id),
      (known) => {
        isChanged = false;
        if (known === undefined || FINAL.has(known.status) || known.status === status) return known;
        const event = this.#opened(known);
        if (event === undefined) return known;
        isChanged = true;
        return { ...known, status, sealed: this.#sealed({ ...event, status, uid }, known.seal) };
      },
      RETENTION_MS,
    );
    const updated = record && this.#opened(record);
    if (isChanged && updated !== undefined) this.#emitDecision(updated);
    return updated;
  }

  /** Once per event, on the instance that learned of the decision. The vendor's id of the phone's owner is an account name. */
  #emitDecision({ status, kind, provider, sessionId, uid, vendor }: PushEvent): void {
    const outcome = DECISIONS[status];
    if (outcome === undefined) return;
    const method = kind === 'QR_CODE' ? 'qrCode' : 'push';
    this.signInEvents?.emit(
      'pushDecision',
      outcome,
      { method, provider, sessionId, account: uid ?? vendor.uid },
      undefined,
    );
  }

  /** True for the first call per event, across all instances. */
  redeem(id: string): Promise<boolean> {
    return this.#redeemed.putOnce(hash(id), 1);
  }

  #sealed(event: PushEvent, seal: string): string {
    return this.sealer.seal(JSON.stringify(event), seal);
  }

  #opened({ sealed, seal, status }: EventRecord): PushEvent | undefined {
    const text = this.sealer.open(sealed, seal);
    if (text === undefined) return undefined;
    const event: PushEvent & { readonly expiresAt: string } = JSON.parse(text);
    return { ...event, status, expiresAt: new Date(event.expiresAt) };
  }
}

const STATUSES: Readonly<Record<PushAuthResult['status'], PushStatus>> = {
  PENDING: 'PENDING',
  SCANNED: 'SCANNED',
  APPROVED: 'APPROVED',
  DENIED: 'REJECTED',
  EXPIRED: 'EXPIRED',
  ALREADY_HANDLED: 'ALREADY_HANDLED',
};

/** The names of the outcomes, where the decision has one. */
const DECISIONS: Readonly<Partial<Record<PushStatus, string>>> = {
  APPROVED: 'PushAuthApproved',
  REJECTED: 'PushAuthRejected',
  EXPIRED: 'PushAuthExpired',
  ALREADY_HANDLED: 'PushAuthExpired',
};

export function isFinal({ status }: Pick<PushEvent, 'status'>): boolean {
  return FINAL.has(status);
}

/** The id is a secret, so the channel has its hash. */
function channelOf(id: string): string {
  return `push:${hash(id)}`;
}

function hash(text: string): string {
  return digest('sha256', text, 'base64url');
}
