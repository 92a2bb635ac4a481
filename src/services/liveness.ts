/**
 * Liveness checks: a token for the SDK on the phone, one upload of what it recorded, and the vendor's verdict. Only the
 * verdict and the recording's hash are kept. A check shows that somebody is alive, not who: it is no proof of a session.
 */
import { hash as digest, randomBytes } from 'node:crypto';
import type { Liveness, LivenessDetection } from '../datasources/capabilities.js';
import { ProviderError } from '../datasources/errors.js';
import { AppError } from '../errors.js';
import type { Limiter, Store } from '../store.js';
import type { CurrentSession } from './currentSession.js';
import {
  type AttemptsLimited,
  type FlowExpired,
  type InputRejected,
  type LivenessCheckUpdated,
  orOutcome,
  plain,
  rejected,
  tooFrequent,
} from './outcomes.js';
import type { Providers } from './providers.js';
import type { Session } from './sessions.js';
import type { Visit } from './visit.js';

export type LivenessStatus = 'ISSUED' | 'UPLOADED' | 'LIVE' | 'SPOOF' | 'EXPIRED';

export interface LivenessCheck {
  readonly id: string;
  readonly detection: LivenessDetection;
  readonly status: LivenessStatus;
  /** Told once, when the check is made. */
  readonly sdkToken: string | null;
  readonly uploadUrl: string | null;
  readonly expiresAt: Date;
}

/** How an upload came out. A ticket that is gone, of a check that is over or was judged, is UNKNOWN. */
export type UploadVerdict = 'JUDGED' | 'UNKNOWN' | 'UNUSABLE' | 'LIMITED' | 'UNAVAILABLE';

export interface LivenessSettings {
  readonly publicUrl: string | undefined;
  readonly allowEmulatedFactors: boolean;
}

interface CheckRecord {
  readonly detection: LivenessDetection;
  readonly status: LivenessStatus;
  readonly sessionId: string;
  readonly expiresAt: number;
}

/** A check outlives its token: the verdict can still be asked for. */
const LIFETIME_MS = 15 * 60_000;
/** Long enough that nobody profits from waiting with a recording of somebody else. */
const REMEMBERED_MS = 90 * 24 * 60 * 60_000;
/** As long as the vendor may be asked. */
const JUDGING_MS = 120_000;
const CHECKS = { points: 5, windowSeconds: 300 };
const UPLOADS_PER_TICKET = { points: 3, windowSeconds: 300 };

const WITH_RECORDING: ReadonlySet<LivenessDetection> = new Set(['LIVENESS', 'SILENT_LIVENESS']);

export class LivenessChecks {
  readonly #checks;
  readonly #tickets;
  readonly #recordings;
  readonly #made: Limiter;
  readonly #uploads: Limiter;

  constructor(
    store: Store,
    private readonly providers: Providers,
    private readonly current: CurrentSession,
    private readonly settings: LivenessSettings,
  ) {
    this.#checks = store.namespace<CheckRecord>('liveness', LIFETIME_MS);
    this.#tickets = store.namespace<string>('livenessTicket', LIFETIME_MS);
    this.#recordings = store.namespace<number>('livenessFile', REMEMBERED_MS);
    this.#made = store.limiter('livenessChecks', CHECKS);
    this.#uploads = store.limiter('livenessUploads', UPLOADS_PER_TICKET);
  }

  async create(detection: LivenessDetection, visit: Visit): Promise<LivenessCheckUpdated | AttemptsLimited> {
    const session = await this.current.require(visit);
    const liveness = this.#require();
    const taken = await this.#made.take(`${session.provider} ${session.userId}`);
    if (!taken.allowed) return { ...plain('AttemptsLimited'), retryAt: taken.retryAt };
    return orOutcome<LivenessCheckUpdated, LivenessCheckUpdated | AttemptsLimited>(
      liveness
        .createToken(detection, visit.caller)
        .then(({ token, expiresAt }) => this.#begin(detection, session, token, expiresAt)),
      { TOO_FREQUENT: tooFrequent },
    );
  }

  /** The check as it stands; null when it is gone or another session's. */
  async find(id: string, visit: Visit): Promise<LivenessCheck | null> {
    const { id: sessionId } = await this.current.require(visit);
    const record = await this.#checks.get(hash(id));
    if (record === undefined || record.sessionId !== sessionId) return null;
    return {
      id,
      detection: record.detection,
      status: statusOf(record),
      sdkToken: null,
      uploadUrl: null,
      expiresAt: new Date(record.expiresAt),
    };
  }

  /** The verdict. */
  async complete(id: string, visit: Visit): Promise<LivenessCheckUpdated | FlowExpired | InputRejected> {
    const check = await this.find(id, visit);
    if (check === null || check.status === 'EXPIRED') return plain('FlowExpired');
    if (check.status === 'LIVE' || check.status === 'SPOOF') return { ...plain('LivenessCheckUpdated'), check };
    const message = WITH_RECORDING.has(check.detection)
      ? 'The recording has not been judged yet: upload it first.'
      : 'This check reads a document and has no verdict.';
    return rejected({ path: 'id', message });
  }

  /** Whether a recording may come, before its bytes are read. */
  async expects(ticket: string): Promise<boolean> {
    return (await this.#tickets.get(hash(ticket))) !== undefined;
  }

  /**
   * Has a recording judged. The ticket is spent by a verdict alone: after an outage, or a file that shows no face, the
   * same one takes another try.
   */
  async upload(ticket: string, file: Uint8Array<ArrayBuffer>, visit: Pick<Visit, 'caller'>): Promise<UploadVerdict> {
    const ticketKey = hash(ticket);
    const key = await this.#tickets.takeOnce(ticketKey);
    const record = key === undefined ? undefined : await this.#checks.get(key);
    if (key === undefined || record === undefined || record.expiresAt <= Date.now()) return 'UNKNOWN';
    if (!(await this.#uploads.take(ticketKey)).allowed) return 'LIMITED';
    await this.#move(key, 'UPLOADED');
    try {
      const status = await this.#judge(file, visit);
      await this.#move(key, status);
      return 'JUDGED';
    } catch (error) {
      await this.#move(key, 'ISSUED');
      await this.#tickets.set(ticketKey, key, Math.max(record.expiresAt - Date.now(), 1));
      if (!(error instanceof ProviderError)) throw error;
      return error.code === 'INPUT_REJECTED' ? 'UNUSABLE' : 'UNAVAILABLE';
    }
  }

  /** A recording counts once. An emulated camera proves nothing beside a live identity provider. */
  async #judge(file: Uint8Array<ArrayBuffer>, { caller }: Pick<Visit, 'caller'>): Promise<'LIVE' | 'SPOOF'> {
    const verdict = await this.#require().judge(file, caller);
    const isNew = await this.#recordings.putOnce(digest('sha256', file, 'base64url'), 1);
    return isNew && this.#counts ? verdict : 'SPOOF';
  }

  async #begin(
    detection: LivenessDetection,
    { id: sessionId }: Session,
    sdkToken: string,
    expiresAt: Date,
  ): Promise<LivenessCheckUpdated> {
    const id = randomBytes(32).toString('base64url');
    const record: CheckRecord = { detection, status: 'ISSUED', sessionId, expiresAt: expiresAt.getTime() };
    await this.#checks.set(hash(id), record);
    const uploadUrl = WITH_RECORDING.has(detection) ? await this.#open(hash(id)) : null;
    const check: LivenessCheck = { id, detection, status: 'ISSUED', sdkToken, uploadUrl, expiresAt };
    return { ...plain('LivenessCheckUpdated'), check };
  }

  async #open(key: string): Promise<string> {
    const ticket = randomBytes(32).toString('base64url');
    await this.#tickets.set(hash(ticket), key);
    return `${this.settings.publicUrl ?? ''}/uploads/liveness/${ticket}`;
  }

  async #move(key: string, status: LivenessStatus): Promise<void> {
    await this.#checks.update(key, (record) => record && { ...record, status });
  }

  get #counts(): boolean {
    const found = this.providers.liveness();
    return found?.emulated === false || this.settings.allowEmulatedFactors || !this.providers.hasLiveIdentity;
  }

  #require(): Liveness {
    const found = this.providers.liveness();
    if (found !== undefined) return found.capability;
    throw new AppError('PROVIDER_NOT_CONFIGURED', 'No liveness detection is configured on this server.');
  }
}

/** A recording that is being judged when the time is over has a little more; nobody judges it if the instance is gone. */
function statusOf({ status, expiresAt }: CheckRecord): LivenessStatus {
  const isOpen = status === 'ISSUED' || status === 'UPLOADED';
  const endsAt = expiresAt + (status === 'UPLOADED' ? JUDGING_MS : 0);
  return isOpen && endsAt <= Date.now() ? 'EXPIRED' : status;
}

function hash(secret: string): string {
  return digest('sha256', secret, 'base64url');
}
