/** Uploads of recordings. The vendor judges each at once; only the verdict and the hash of the recording are stored. */
import { createHash } from 'node:crypto';
import type { Liveness } from '../../datasources/capabilities.js';
import { ProviderError } from '../../datasources/errors.js';
import { AppError } from '../../errors.js';
import type { Limiter, Store } from '../../store.js';
import { isBudgetSpent } from '../access/vendorBudget.js';
import type { Providers } from '../providers/providers.js';
import type { AuthContext } from '../sessions/authContext.js';
import type { Sessions } from '../sessions/sessions.js';
import type { CheckRecord, LivenessRecords } from './records.js';
import { photoOf } from './referencePhotos.js';

/** Why no bytes are read: UNKNOWN if the ticket is invalid, BUSY while another upload uses it. */
export type UploadRefusal = 'UNKNOWN' | 'BUSY';

/** The result of an upload. UNKNOWN: the ticket is invalid, or its check has expired or has a verdict. */
export type UploadVerdict = 'JUDGED' | 'UNKNOWN' | 'UNUSABLE' | 'LIMITED' | 'UNAVAILABLE';

type Judged = Pick<CheckRecord, 'matched'> & { readonly status: 'LIVE' | 'SPOOF' };

const UPLOADS_PER_TICKET = { points: 3, windowSeconds: 300 };
const SPOOF: Judged = { status: 'SPOOF', matched: null };

export class LivenessUploads {
  readonly #uploads: Limiter;

  constructor(
    store: Store,
    private readonly records: LivenessRecords,
    private readonly providers: Providers,
    private readonly sessions: Sessions,
    private readonly now: () => number,
  ) {
    this.#uploads = store.limiter('livenessUploads', UPLOADS_PER_TICKET);
  }

  /** Checks whether an upload may begin. The caller must call `release` in `finally`. */
  async admit(ticket: string): Promise<UploadRefusal | { readonly release: () => Promise<void> }> {
    if (!(await this.records.isOpen(ticket))) return 'UNKNOWN';
    const release = await this.records.lease(ticket);
    return release === undefined ? 'BUSY' : { release };
  }

  /**
   * Submits a recording to the vendor. Only a verdict consumes the ticket: after an outage, or a file without a face, the
   * client may upload again.
   */
  async upload(
    ticket: string,
    file: Uint8Array<ArrayBuffer>,
    auth: Pick<AuthContext, 'caller'>,
  ): Promise<UploadVerdict> {
    const taken = await this.records.take(ticket);
    if (taken === undefined) return 'UNKNOWN';
    const { key, record } = taken;
    const name = createHash('sha256').update(ticket).digest('base64url');
    if (!(await this.#uploads.take(name)).allowed) return 'LIMITED';
    await this.records.move(key, { status: 'UPLOADED' });
    try {
      const judged = await this.#judge(file, await this.records.reference(key), auth);
      await this.records.move(key, judged);
      await this.#prove(record, judged);
      return 'JUDGED';
    } catch (error) {
      await this.records.giveBack(ticket, key, record);
      if (isBudgetSpent(error)) return 'LIMITED';
      if (!(error instanceof ProviderError)) throw error;
      return error.code === 'INPUT_REJECTED' ? 'UNUSABLE' : 'UNAVAILABLE';
    }
  }

  /** A repeated recording is SPOOF, and so is every result of an emulated vendor beside a live identity provider. */
  async #judge(
    file: Uint8Array<ArrayBuffer>,
    reference: string | null,
    { caller }: Pick<AuthContext, 'caller'>,
  ): Promise<Judged> {
    const { capability, counts } = this.#require();
    const photo = reference === null ? undefined : photoOf(reference);
    const verdict = photo ? await capability.match(file, photo, caller) : await capability.judge(file, caller);
    if (!(await this.records.isNew(file)) || !counts || verdict === 'SPOOF') return SPOOF;
    return { status: 'LIVE', matched: verdict === 'LIVE' ? null : verdict === 'SAME_PERSON' };
  }

  /** A live face that matches the reference photo is a fresh proof of the session. */
  async #prove({ holder }: CheckRecord, { matched }: Judged): Promise<void> {
    if (matched !== true || holder.kind !== 'session') return;
    await this.sessions.prove({ id: holder.id }, [{ kind: 'LIVENESS', at: new Date(this.now()) }]);
  }

  #require(): { readonly capability: Liveness; readonly counts: boolean } {
    const found = this.providers.liveness();
    if (found !== undefined) return found;
    throw new AppError('PROVIDER_NOT_CONFIGURED', 'No liveness detection is configured on this server.');
  }
}
