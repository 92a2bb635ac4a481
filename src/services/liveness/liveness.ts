/**
 * Liveness checks: a token for the SDK on the phone, one upload of the recording, and the vendor's verdict. A live face is
 * no proof for a session; a live face that matches the user's reference photo is.
 */
import { randomBytes } from 'node:crypto';
import type { IdentityProviderId, LivenessDetection, LivenessToken } from '../../datasources/capabilities.js';
import { AppError } from '../../errors.js';
import type { Limiter, Store } from '../../store.js';
import { type Flows, flowKey } from '../flows.js';
import {
  type AttemptsLimited,
  createOutcome,
  type FlowExpired,
  fieldProblem,
  type InputRejected,
  mapRefusals,
  rejected,
  tooFrequent,
} from '../outcomes.js';
import type { Providers } from '../providers/providers.js';
import type { AuthContext } from '../sessions/authContext.js';
import type { CurrentSession } from '../sessions/currentSession.js';
import type { CheckHolder, CheckRecord, LivenessRecords } from './records.js';
import type { ReferencePhotos } from './referencePhotos.js';

export interface LivenessCheck extends Pick<CheckRecord, 'detection' | 'status' | 'matched'> {
  readonly id: string;
  /** Returned once, when the check is created. */
  readonly sdkToken: string | null;
  readonly uploadUrl: string | null;
  readonly expiresAt: Date;
}

export interface LivenessCheckUpdated {
  readonly __typename: 'LivenessCheckUpdated';
  readonly check: LivenessCheck;
}

export type LivenessOutcome = LivenessCheckUpdated | AttemptsLimited | InputRejected | FlowExpired;

/** The user to check. */
interface Subject {
  readonly provider: IdentityProviderId;
  readonly userId: string;
  readonly holder: CheckHolder;
  readonly reference: string | null;
}

const CHECKS = { points: 5, windowSeconds: 300 };

const WITH_RECORDING: ReadonlySet<LivenessDetection> = new Set(['LIVENESS', 'SILENT_LIVENESS']);

export class LivenessChecks {
  readonly #created: Limiter;

  constructor(
    store: Store,
    private readonly records: LivenessRecords,
    private readonly providers: Providers,
    private readonly current: CurrentSession,
    private readonly flows: Flows,
    private readonly references: ReferencePhotos,
    private readonly publicUrl: string | undefined,
  ) {
    this.#created = store.limiter('livenessChecks', CHECKS);
  }

  /** @param flowId a login that requires LIVENESS; the signed-in user if left out */
  async create(detection: LivenessDetection, flowId: string | undefined, auth: AuthContext): Promise<LivenessOutcome> {
    const subject =
      flowId === undefined
        ? await this.#sessionSubject(detection, auth)
        : await this.#loginSubject(detection, flowId, auth);
    if ('__typename' in subject) return subject;
    const found = this.providers.liveness();
    if (found === undefined) {
      throw new AppError('PROVIDER_NOT_CONFIGURED', 'No liveness detection is configured on this server.');
    }
    const taken = await this.#created.take(`${subject.provider} ${subject.userId}`);
    if (!taken.allowed) return createOutcome('AttemptsLimited', { retryAt: taken.retryAt });
    return mapRefusals<LivenessCheckUpdated, LivenessOutcome>(
      found.capability.createToken(detection, auth.caller).then((token) => this.#begin(detection, subject, token)),
      { TOO_FREQUENT: tooFrequent },
    );
  }

  /**
   * The check in its current state; null if it does not exist or belongs to another session or client.
   * @param flow the key of the login whose factor the check must be
   */
  async find(id: string, auth: AuthContext, flow?: string): Promise<LivenessCheck | null> {
    const record = await this.records.find(id);
    if (record === undefined || !(await this.#owns(record.holder, auth, flow))) return null;
    const { detection, status, matched, expiresAt } = record;
    return { id, detection, status, matched, sdkToken: null, uploadUrl: null, expiresAt: new Date(expiresAt) };
  }

  /** Returns the check with its verdict. */
  async complete(id: string, auth: AuthContext): Promise<LivenessCheckUpdated | FlowExpired | InputRejected> {
    const check = await this.find(id, auth);
    if (check === null || check.status === 'EXPIRED') return createOutcome('FlowExpired');
    if (check.status === 'LIVE' || check.status === 'SPOOF') return createOutcome('LivenessCheckUpdated', { check });
    // A document check has no verdict.
    return rejected(
      WITH_RECORDING.has(check.detection)
        ? fieldProblem('id', 'NOT_READY')
        : fieldProblem('id', 'NOT_ONE_OF', { allowed: [...WITH_RECORDING] }),
    );
  }

  #sessionSubject(detection: LivenessDetection, auth: AuthContext): Promise<Subject> {
    return this.current.act(auth, async (vendor, { id, provider, userId }) => {
      const isRecorded = WITH_RECORDING.has(detection);
      const reference = isRecorded ? await this.references.of({ provider, userId, vendor }, auth.caller) : null;
      return { provider, userId, holder: { kind: 'session', id }, reference };
    });
  }

  async #loginSubject(
    detection: LivenessDetection,
    flowId: string,
    auth: AuthContext,
  ): Promise<Subject | InputRejected | FlowExpired> {
    const flow = await this.flows.find(flowId, ['mfa', 'factor'], auth);
    if (flow === undefined) return createOutcome('FlowExpired');
    if (flow.kind === 'mfa' || !flow.factors.some(({ kind }) => kind === 'LIVENESS')) {
      return rejected(fieldProblem('input.flow', 'WRONG_FACTOR', { allowed: flow.factors.map(({ kind }) => kind) }));
    }
    if (!WITH_RECORDING.has(detection)) {
      return rejected(fieldProblem('input.detection', 'NOT_ONE_OF', { allowed: [...WITH_RECORDING] }));
    }
    const { provider, userId } = flow;
    const vendor = { ...flow.vendor, expiresAt: new Date(flow.vendor.expiresAt) };
    const reference = await this.references.of({ provider, userId, vendor }, auth.caller);
    const holder = { kind: 'flow', key: flowKey(flowId), visitor: auth.ensureFlowBinding() } as const;
    return { provider, userId, holder, reference };
  }

  async #begin(
    detection: LivenessDetection,
    { holder, reference }: Subject,
    { token: sdkToken, expiresAt }: LivenessToken,
  ): Promise<LivenessCheckUpdated> {
    const id = randomBytes(32).toString('base64url');
    const known = { detection, status: 'ISSUED', matched: null } as const;
    await this.records.begin(id, { ...known, holder, expiresAt: expiresAt.getTime() }, reference);
    const uploadUrl = WITH_RECORDING.has(detection) ? await this.#open(id) : null;
    return createOutcome('LivenessCheckUpdated', { check: { ...known, id, sdkToken, uploadUrl, expiresAt } });
  }

  async #open(id: string): Promise<string> {
    const ticket = randomBytes(32).toString('base64url');
    await this.records.open(ticket, id);
    return `${this.publicUrl ?? ''}/uploads/liveness/${ticket}`;
  }

  async #owns(holder: CheckHolder, auth: AuthContext, flow: string | undefined): Promise<boolean> {
    if (holder.kind === 'flow')
      return auth.matchesBinding(holder.visitor) && (flow === undefined || flow === holder.key);
    return flow === undefined && (await auth.session())?.id === holder.id;
  }
}
