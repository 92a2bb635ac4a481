/**
 * Questions to somebody's phone, from any instance: what one of them began, another polls, hears of by callback, or
 * finishes. A state is final once; whoever comes later finds it so.
 */
import { hash as digest, randomBytes, randomUUID } from 'node:crypto';
import type {
  IdentityProviderId,
  PushAuthResult,
  StartedPushAuth,
  StartedQrCode,
} from '../../datasources/capabilities.js';
import type { Store } from '../../store.js';
import type { Sealer } from '../sealing.js';
import type { AuthContext } from '../sessions/authContext.js';

export type PushKind = 'QR_CODE' | 'PUSH';
/** An event is good for its purpose alone. */
export type PushPurpose = 'LOGIN' | 'BIND' | 'CONFIRM' | 'MFA';
export type PushStatus = 'PENDING' | 'SCANNED' | 'APPROVED' | 'REJECTED' | 'EXPIRED' | 'ALREADY_HANDLED';

export interface PushEvent {
  /** 256 random bits; in bearer mode the only proof of who began it. */
  readonly id: string;
  readonly kind: PushKind;
  readonly purpose: PushPurpose;
  readonly status: PushStatus;
  readonly provider: IdentityProviderId;
  readonly qrCode: StartedQrCode['qrCode'] | null;
  readonly matchNumber: string | null;
  readonly expiresAt: Date;
  readonly pollAfterMs: number;
  /** The vendor's event, and whom it is expected to be answered by. */
  readonly vendor: Pick<StartedPushAuth, 'id' | 'uid'>;
  /** Who approved; null before. */
  readonly uid: string | null;
  /** The vendor reports by itself: it must not be asked. */
  readonly reported: boolean;
  /** The session that it belongs to; null before and in a login. */
  readonly sessionId: string | null;
  /** Whether an approval is a fresh proof of that session. */
  readonly proves: boolean;
  /** The key of the login that it is a factor of; null for other purposes. */
  readonly flow: string | null;
  /** The vendor knows no such phone. Nobody may learn that, so it waits like any other, in vain. */
  readonly decoy: boolean;
}

interface EventRecord {
  readonly status: PushStatus;
  readonly binding: string | null;
  readonly seal: string;
  /** The rest of the event: names, addresses, the vendor's id. */
  readonly sealed: string;
}

export type NewPushEvent = Omit<PushEvent, 'id' | 'status' | 'uid' | 'expiresAt'> & {
  readonly lifetimeSeconds: number;
};

const FINAL: ReadonlySet<PushStatus> = new Set(['APPROVED', 'REJECTED', 'EXPIRED', 'ALREADY_HANDLED']);
/** After its end an event can still be looked at, and an approval redeemed. */
const AFTERLIFE_MS = 5 * 60_000;
const MAX_LIFETIME_MS = 15 * 60_000;

export class PushEvents {
  readonly #records;
  readonly #callbacks;
  readonly #leases;
  readonly #redeemed;

  constructor(
    store: Store,
    private readonly sealer: Sealer,
    private readonly now: () => number,
  ) {
    this.#records = store.namespace<EventRecord>('push', MAX_LIFETIME_MS);
    this.#callbacks = store.namespace<string>('pushCallback', MAX_LIFETIME_MS);
    this.#leases = store.namespace<number>('pushLease', 2000);
    this.#redeemed = store.namespace<number>('pushRedeemed', MAX_LIFETIME_MS);
  }

  /** @param callbackSecret the secret part of the address that the vendor reports to */
  async begin(asked: NewPushEvent, auth: AuthContext, callbackSecret?: string): Promise<PushEvent> {
    const { lifetimeSeconds, ...rest } = asked;
    const id = randomBytes(32).toString('base64url');
    const expiresAt = new Date(this.now() + lifetimeSeconds * 1000);
    const event: PushEvent = { ...rest, id, status: 'PENDING', uid: null, expiresAt };
    const seal = `push:${randomUUID()}`;
    const ttl = lifetimeSeconds * 1000 + AFTERLIFE_MS;
    const record = { status: event.status, binding: auth.ensureFlowBinding(), seal, sealed: this.#sealed(event, seal) };
    await this.#records.set(hash(id), record, ttl);
    if (callbackSecret !== undefined) await this.#callbacks.set(hash(callbackSecret), hash(id), ttl);
    return event;
  }

  /** The event, when this visitor began it. */
  async find(id: string, auth: AuthContext): Promise<PushEvent | undefined> {
    const record = await this.#records.get(hash(id));
    if (record === undefined || !auth.matchesBinding(record.binding)) return undefined;
    return this.#opened(record);
  }

  /** The event that a callback address belongs to. */
  async findByCallback(secret: string): Promise<PushEvent | undefined> {
    const key = await this.#callbacks.get(hash(secret));
    const record = key === undefined ? undefined : await this.#records.get(key);
    return record && this.#opened(record);
  }

  /** True for one asker in the whole cluster, for as long as the vendor wants to be left alone. */
  lease({ id, pollAfterMs }: PushEvent): Promise<boolean> {
    return this.#leases.putOnce(hash(id), 1, pollAfterMs);
  }

  /** Moves an open event on. Of many results the first final one stays. @returns the event as it is now */
  async apply(id: string, result: PushAuthResult): Promise<PushEvent | undefined> {
    const status = STATUSES[result.status];
    const uid = result.status === 'APPROVED' ? result.uid : null;
    const record = await this.#records.update(
      hash(id),
      (known) => {
        if (known === undefined || FINAL.has(known.status) || known.status === status) return known;
        const event = this.#opened(known);
        if (event === undefined) return known;
        return { ...known, status, sealed: this.#sealed({ ...event, status, uid }, known.seal) };
      },
      AFTERLIFE_MS,
    );
    return record && this.#opened(record);
  }

  /** True once for every approved event, on one instance. */
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

export function isFinal({ status }: Pick<PushEvent, 'status'>): boolean {
  return FINAL.has(status);
}

function hash(text: string): string {
  return digest('sha256', text, 'base64url');
}
