/** Push and QR-code authentication: asking a phone, following the answer, and what an approval is good for. */
import { randomBytes, randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type {
  PushAuth,
  PushAuthPrompt,
  PushAuthResult,
  PushAuthType,
  RawCallback,
} from '../datasources/capabilities.js';
import { ProviderError } from '../datasources/errors.js';
import { AppError } from '../errors.js';
import type { Limiter, Store } from '../store.js';
import type { CurrentSession } from './currentSession.js';
import {
  type AttemptsLimited,
  type InputRejected,
  orOutcome,
  type PushAuthStarted,
  type PushAuthUnavailable,
  plain,
  rejected,
  tooFrequent,
} from './outcomes.js';
import type { Providers } from './providers.js';
import { isFinal, type PushEvent, type PushEvents, type PushPurpose } from './pushEvents.js';
import { checkPrompt, promptFor } from './pushPrompt.js';
import type { PushUsers } from './pushUsers.js';
import type { Sessions } from './sessions.js';
import type { Visit } from './visit.js';

export interface PushAsked {
  readonly purpose: PushPurpose;
  readonly authType: PushAuthType;
  readonly actionType?: string | undefined;
  readonly actionDetails?: string | undefined;
}

export type PushOutcome = PushAuthStarted | PushAuthUnavailable | AttemptsLimited | InputRejected;

export interface PushSettings {
  readonly publicUrl: string | undefined;
  readonly seckenCallbacks: boolean;
  readonly allowEmulatedFactors: boolean;
}

/** After the vendor's own time we wait a little more for an answer that is on its way. */
const GRACE_MS = 10_000;
const PUSHES = { points: 3, windowSeconds: 300 };
const LOOK_MS = 500;

export class PushAuthService {
  readonly #pushes: Limiter;

  constructor(
    store: Store,
    private readonly providers: Providers,
    private readonly events: PushEvents,
    private readonly users: PushUsers,
    private readonly current: CurrentSession,
    private readonly sessions: Sessions,
    private readonly settings: PushSettings,
    private readonly logger: Logger,
  ) {
    this.#pushes = store.limiter('pushes', PUSHES);
  }

  /** A code to scan. Whoever scans it answers. */
  async createQrCode(asked: PushAsked, visit: Visit): Promise<PushOutcome> {
    const problems = checkPrompt(asked);
    if (problems.length > 0) return rejected(...problems);
    const sessionId = asked.purpose === 'LOGIN' ? null : (await this.current.require(visit)).id;
    const push = this.#require();
    const callback = this.#callback();
    const prompt = { ...promptFor(asked, visit.caller.language), ...callback?.prompt };
    return this.#started(
      push.createQrCode(prompt, visit.caller).then((started) =>
        this.events.begin(
          {
            kind: 'QR_CODE',
            purpose: asked.purpose,
            provider: this.providers.choose(undefined).id,
            qrCode: started.qrCode,
            matchNumber: null,
            lifetimeSeconds: started.lifetimeSeconds,
            pollAfterMs: started.pollAfterMs,
            vendor: { id: started.id, uid: null },
            reported: callback !== undefined,
            sessionId,
          },
          visit,
          callback?.secret,
        ),
      ),
    );
  }

  /** Rings the signed-in caller's own phone. */
  async requestPush(asked: PushAsked, visit: Visit): Promise<PushOutcome> {
    const problems = checkPrompt(asked);
    if (problems.length > 0) return rejected(...problems);
    if (asked.purpose !== 'CONFIRM') return plain('PushAuthUnavailable');
    const session = await this.current.require(visit);
    const uid = await this.users.uidOf(visit);
    if (uid === null) return plain('PushAuthUnavailable');
    const taken = await this.#pushes.take(`${session.provider} ${session.userId}`);
    if (!taken.allowed) return { ...plain('AttemptsLimited'), retryAt: taken.retryAt };
    // The same number on the page and on the phone: whoever is asked can see which question they answer.
    const matchNumber = String(randomInt(100)).padStart(2, '0');
    const prompt = promptFor(asked, visit.caller.language, matchNumber);
    const callback = this.#callback();
    const push = this.#require();
    return this.#started(
      push.requestPush(uid, { ...prompt, ...callback?.prompt }, visit.caller).then((started) =>
        this.events.begin(
          {
            kind: 'PUSH',
            purpose: asked.purpose,
            provider: session.provider,
            qrCode: null,
            matchNumber,
            lifetimeSeconds: started.lifetimeSeconds,
            pollAfterMs: started.pollAfterMs,
            vendor: { id: started.id, uid },
            reported: callback !== undefined,
            sessionId: session.id,
          },
          visit,
          callback?.secret,
        ),
      ),
    );
  }

  /** The event as it is now; null when it is gone or somebody else's. */
  async find(id: string, visit: Visit): Promise<PushEvent | null> {
    const event = await this.events.find(id, visit);
    if (event === undefined || !(await this.#isAlive(event, visit))) return null;
    return this.#followed(event, visit);
  }

  /**
   * The present state first, then every change, until a final state or the end of the session.
   * @throws AppError BAD_USER_INPUT before the first state, when there is none to tell
   */
  async watch(id: string, visit: Visit): Promise<AsyncGenerator<PushEvent>> {
    const first = await this.find(id, visit);
    if (first === null) throw new AppError('BAD_USER_INPUT', 'There is no such event, or it is not yours.');
    return this.#changes(first, visit);
  }

  async *#changes(first: PushEvent, visit: Visit): AsyncGenerator<PushEvent> {
    yield first;
    let last = first;
    while (!isFinal(last)) {
      await sleep(LOOK_MS);
      const event = await this.find(last.id, visit);
      if (event === null) return;
      if (event.status !== last.status) yield event;
      last = event;
    }
  }

  /** What the vendor says of a token of its app. It names nobody. */
  async verifyToken(token: string, visit: Visit): Promise<'ACCEPTED' | 'REJECTED'> {
    return this.counts ? this.#require().checkToken(token, visit.caller) : 'REJECTED';
  }

  /** Takes a report of the vendor. @returns false when it is nobody's or not believed */
  async report(secret: string, raw: RawCallback): Promise<boolean> {
    const event = await this.events.findByCallback(secret);
    if (event === undefined) return false;
    try {
      const report = this.#require().readCallback(raw);
      const isExpected = event.vendor.uid === null || report.uid === null || report.uid === event.vendor.uid;
      if (report.eventId !== event.vendor.id || !isExpected) return false;
      await this.#move(event, this.#inTime(event) ? report.result : { status: 'EXPIRED' });
      return true;
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error;
      this.logger.warn({ code: error.code }, 'a callback was not believed');
      return false;
    }
  }

  /** An emulated phone proves nothing beside a live identity provider. */
  get counts(): boolean {
    const found = this.providers.pushAuth();
    return found?.emulated === false || this.settings.allowEmulatedFactors || !this.providers.hasLiveIdentity;
  }

  /** Asks the vendor, if nobody else in the cluster does just now. */
  async #followed(event: PushEvent, visit: Visit): Promise<PushEvent> {
    if (isFinal(event)) return event;
    if (!this.#inTime(event)) return (await this.events.apply(event.id, { status: 'EXPIRED' })) ?? event;
    if (event.reported || !(await this.events.lease(event))) return event;
    try {
      const result = await this.#require().result(event.vendor, visit.caller);
      return await this.#move(event, result);
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error;
      // An answer that was lost or is not believed decides nothing: the event ends at its deadline at the latest.
      if (error.code === 'NOT_FOUND') return (await this.events.apply(event.id, { status: 'EXPIRED' })) ?? event;
      this.logger.warn({ code: error.code }, 'a push event could not be asked about');
      return event;
    }
  }

  /** An approval by the user's own phone is a fresh proof of their session. */
  async #move(event: PushEvent, result: PushAuthResult): Promise<PushEvent> {
    const moved = (await this.events.apply(event.id, result)) ?? event;
    const isProof =
      moved.status === 'APPROVED' && moved.kind === 'PUSH' && moved.uid === moved.vendor.uid && this.counts;
    if (isProof && moved.sessionId !== null) {
      await this.sessions.prove({ id: moved.sessionId }, [{ kind: 'PUSH', at: new Date() }]);
    }
    return moved;
  }

  #inTime({ expiresAt }: PushEvent): boolean {
    return Date.now() < expiresAt.getTime() + GRACE_MS;
  }

  async #isAlive({ sessionId }: PushEvent, visit: Visit): Promise<boolean> {
    if (sessionId === null) return true;
    const session = visit.token === undefined ? undefined : await this.sessions.find(visit.token);
    return session?.id === sessionId;
  }

  async #started(work: Promise<PushEvent>): Promise<PushOutcome> {
    return orOutcome<PushAuthStarted, PushOutcome>(
      work.then((event) => ({ ...plain('PushAuthStarted'), event })),
      {
        UNKNOWN_ACCOUNT: () => plain('PushAuthUnavailable'),
        NOT_FOUND: () => plain('PushAuthUnavailable'),
        NOT_SUPPORTED: () => plain('PushAuthUnavailable'),
        TOO_FREQUENT: tooFrequent,
        INPUT_REJECTED: (error) =>
          rejected({ path: `input.${error.field ?? 'actionDetails'}`, message: 'The phone cannot show this text.' }),
      },
    );
  }

  /** A fresh secret per event: whoever knows an address can send old reports to it. */
  #callback(): { readonly secret: string; readonly prompt: Pick<PushAuthPrompt, 'callbackUrl'> } | undefined {
    const { publicUrl, seckenCallbacks } = this.settings;
    if (publicUrl === undefined || !seckenCallbacks) return undefined;
    const secret = randomBytes(32).toString('base64url');
    return { secret, prompt: { callbackUrl: `${publicUrl}/webhooks/secken/${secret}` } };
  }

  #require(): PushAuth {
    const found = this.providers.pushAuth();
    if (found !== undefined) return found.capability;
    throw new AppError('PROVIDER_NOT_CONFIGURED', 'No push authentication is configured on this server.');
  }
}
