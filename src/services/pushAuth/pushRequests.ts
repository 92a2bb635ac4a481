/** Starts push events: a QR code to scan, or a push to a phone. */
import { randomBytes, randomInt } from 'node:crypto';
import type { PushAuth, PushAuthPrompt, PushAuthType, StartedPushAuth } from '../../datasources/capabilities.js';
import { AppError } from '../../errors.js';
import type { Limiter, Store } from '../../store.js';
import { atMost } from '../access/inputRules.js';
import type { CaptchaGate } from '../captcha/captchaGate.js';
import { type FactorFlow, flowKey } from '../flows.js';
import { nameKey } from '../names.js';
import {
  type AttemptsLimited,
  type CaptchaRejected,
  type CaptchaRequired,
  createOutcome,
  fieldProblem,
  type InputRejected,
  mapRefusals,
  type PushAuthUnavailable,
  rejected,
  tooFrequent,
} from '../outcomes.js';
import type { Providers } from '../providers/providers.js';
import type { Sealer } from '../sealing.js';
import type { AuthContext } from '../sessions/authContext.js';
import type { CurrentSession } from '../sessions/currentSession.js';
import type { DeviceLinks } from './deviceLinks.js';
import type { PushAuthStarted } from './outcomes.js';
import type { NewPushEvent, PushEvent, PushEvents, PushPurpose } from './pushEvents.js';
import { checkPrompt, hasFixedText, promptFor } from './pushPrompt.js';

export interface PushRequest {
  readonly purpose: PushPurpose;
  readonly authType: PushAuthType;
  readonly actionType?: string | undefined;
  readonly actionDetails?: string | undefined;
}

export interface NamedPushRequest extends PushRequest {
  /** The phone to send the push to. Only for LOGIN. */
  readonly uid?: string | undefined;
  readonly captchaPass?: string | undefined;
}

type PushRefusal = PushAuthUnavailable | AttemptsLimited | InputRejected;
export type PushOutcome = PushAuthStarted | PushRefusal;
export type PushRequestOutcome = PushOutcome | CaptchaRequired | CaptchaRejected;

export interface PushRequestSettings {
  readonly publicUrl: string | undefined;
  readonly pushCallbacks: boolean;
  readonly pushLogin: boolean;
}

/** The phone that receives a push, and the session or login that the approval belongs to. */
type PushTarget = Pick<PushEvent, 'purpose' | 'provider' | 'sessionId' | 'flow'> & { readonly uid: string };

const PUSHES = { points: 3, windowSeconds: 300 };
const MAX_UID_LENGTH = 64;
export class PushRequests {
  readonly #pushes: Limiter;

  constructor(
    store: Store,
    private readonly sealer: Sealer,
    private readonly providers: Providers,
    private readonly gate: CaptchaGate,
    private readonly events: PushEvents,
    private readonly deviceLinks: DeviceLinks,
    private readonly current: CurrentSession,
    private readonly settings: PushRequestSettings,
  ) {
    this.#pushes = store.limiter('pushes', PUSHES);
  }

  /** Creates a QR code. The event belongs to the user who scans it. */
  async createQrCode(request: PushRequest, auth: AuthContext): Promise<PushOutcome> {
    const problems = checkPrompt(request);
    if (problems.length > 0) return rejected(...problems);
    const sessionId = request.purpose === 'LOGIN' ? null : (await this.current.require(auth)).id;
    const callback = this.#callback();
    const prompt = { ...promptFor(request, auth.caller.language), ...callback?.prompt };
    const { id: provider } = this.providers.choose(undefined);
    const started = await unlessRefused(this.#require().createQrCode(prompt, auth.caller));
    if ('__typename' in started) return started;
    const event = await this.events.begin(
      {
        ...factsOf(started),
        kind: 'QR_CODE',
        purpose: request.purpose,
        provider,
        qrCode: started.qrCode,
        matchNumber: null,
        reported: callback !== undefined,
        sessionId,
        proves: false,
        flow: null,
      },
      auth,
      callback?.secret,
    );
    return createOutcome('PushAuthStarted', { event });
  }

  /** Sends a push to the phone of the signed-in caller, or, to begin a login, to the phone that `uid` names. */
  async request(request: NamedPushRequest, auth: AuthContext): Promise<PushRequestOutcome> {
    const problems = checkPrompt(request);
    if (problems.length > 0) return rejected(...problems);
    if (request.purpose === 'LOGIN') return this.#beginLogin(request, auth);
    if (request.uid !== undefined) {
      // The push goes to the caller's own phone.
      return rejected(fieldProblem('input.uid', 'NOT_ALLOWED', { unless: 'purpose: LOGIN' }));
    }
    const { id: sessionId, provider, userId } = await this.current.require(auth);
    if (request.purpose !== 'CONFIRM') return createOutcome('PushAuthUnavailable');
    const uid = await this.deviceLinks.ownUid(auth);
    if (uid === null) return createOutcome('PushAuthUnavailable');
    const limited = await this.#limitedFor(provider, userId, uid);
    if (limited !== undefined) return limited;
    const target: PushTarget = { uid, purpose: 'CONFIRM', provider, sessionId, flow: null };
    return unlessRefused(this.#sendPush(target, request, auth));
  }

  /** Sends a push to the phone that is a factor of this login. */
  async requestFactor(
    flowId: string,
    { provider, userId, factors }: FactorFlow,
    auth: AuthContext,
  ): Promise<PushOutcome> {
    const factor = factors.find(({ kind }) => kind === 'PUSH');
    if (factor?.kind !== 'PUSH') return createOutcome('PushAuthUnavailable');
    const { uid } = factor;
    const limited = await this.#limitedFor(provider, userId, uid);
    if (limited !== undefined) return limited;
    const target: PushTarget = { uid, purpose: 'MFA', provider, sessionId: null, flow: flowKey(flowId) };
    return unlessRefused(this.#sendPush(target, { purpose: 'MFA', authType: 'CONFIRM' }, auth));
  }

  /** Any client can name any phone: the request takes a captcha, and its result is the same for an unknown phone. */
  async #beginLogin(request: NamedPushRequest, auth: AuthContext): Promise<PushRequestOutcome> {
    const { uid = '', captchaPass } = request;
    if (!this.settings.pushLogin) return createOutcome('PushAuthUnavailable');
    if (uid.trim() === '') return rejected(fieldProblem('input.uid', 'REQUIRED'));
    const tooLong = atMost(uid, 'input.uid', MAX_UID_LENGTH);
    if (tooLong !== undefined) return rejected(tooLong);
    const gated = await this.gate.require('LOGIN', captchaPass, auth);
    if (gated !== undefined) return gated;
    const limited = await this.#limited(this.#phone(uid));
    if (limited !== undefined) return limited;
    const { id: provider } = this.providers.choose(undefined);
    const target: PushTarget = { uid, purpose: 'LOGIN', provider, sessionId: null, flow: null };
    return this.#sendPush(target, request, auth);
  }

  async #sendPush({ uid, ...target }: PushTarget, request: PushRequest, auth: AuthContext): Promise<PushAuthStarted> {
    // The page and the phone show the same number, so that the user recognises the request.
    const matchNumber = String(randomInt(100)).padStart(2, '0');
    const callback = this.#callback();
    const prompt = { ...promptFor(request, auth.caller.language, matchNumber), ...callback?.prompt };
    const push = this.#require();
    const sent = push.requestPush(uid, prompt, auth.caller).then(factsOf);
    const facts = await (target.purpose === 'LOGIN' ? orDecoy(sent, uid, push) : sent);
    const event = await this.events.begin(
      {
        ...target,
        ...facts,
        kind: 'PUSH',
        qrCode: null,
        matchNumber,
        reported: callback !== undefined,
        proves: target.sessionId !== null && hasFixedText(request),
      },
      auth,
      callback?.secret,
    );
    return createOutcome('PushAuthStarted', { event });
  }

  /** Counted per account and per phone, because several accounts can hold the uid of one phone. */
  async #limitedFor(provider: string, userId: string, uid: string): Promise<AttemptsLimited | undefined> {
    // A counter of its own: anonymous login requests must not block the owner's pushes, nor disclose that the phone exists.
    return (await this.#limited(`${provider} ${userId}`)) ?? this.#limited(`own ${this.#phone(uid)}`);
  }

  #phone(uid: string): string {
    return this.sealer.fingerprints(nameKey(uid), 'push')[0];
  }

  async #limited(name: string): Promise<AttemptsLimited | undefined> {
    const taken = await this.#pushes.take(name);
    return taken.allowed ? undefined : createOutcome('AttemptsLimited', { retryAt: taken.retryAt });
  }

  /** A new secret per event, because anyone who knows a callback URL can replay an old callback to it. */
  #callback(): { readonly secret: string; readonly prompt: Pick<PushAuthPrompt, 'callbackUrl'> } | undefined {
    const { publicUrl, pushCallbacks } = this.settings;
    if (publicUrl === undefined || !pushCallbacks) return undefined;
    const provider = this.providers.pushAuth()?.id;
    const secret = randomBytes(32).toString('base64url');
    return { secret, prompt: { callbackUrl: `${publicUrl}/webhooks/${provider}/${secret}` } };
  }

  #require(): PushAuth {
    const found = this.providers.pushAuth();
    if (found !== undefined) return found.capability;
    throw new AppError('PROVIDER_NOT_CONFIGURED', 'No push authentication is configured on this server.');
  }
}

/** What an event stores of the vendor's reply. */
type VendorFacts = Pick<NewPushEvent, 'lifetimeSeconds' | 'pollAfterMs' | 'vendor' | 'decoy'>;

function factsOf({ id, uid, lifetimeSeconds, pollAfterMs }: StartedPushAuth): VendorFacts {
  return { lifetimeSeconds, pollAfterMs, vendor: { id, uid }, decoy: false };
}

/** Conceals a refusal that discloses whether the phone exists, by an event that looks like one of the vendor's. */
function orDecoy(sent: Promise<VendorFacts>, uid: string, { pushTimes }: PushAuth): Promise<VendorFacts> {
  // The id has the vendor's form, so that a check of its status takes as long as for a real event.
  const decoy = (): VendorFacts => ({
    ...pushTimes,
    vendor: { id: randomBytes(20).toString('hex'), uid },
    decoy: true,
  });
  return mapRefusals(sent, {
    UNKNOWN_ACCOUNT: decoy,
    NOT_FOUND: decoy,
    NOT_SUPPORTED: decoy,
    TOO_FREQUENT: decoy,
    INPUT_REJECTED: decoy,
  });
}

function unlessRefused<T>(started: Promise<T>): Promise<T | PushRefusal> {
  return mapRefusals<T, PushRefusal>(started, {
    UNKNOWN_ACCOUNT: () => createOutcome('PushAuthUnavailable'),
    NOT_FOUND: () => createOutcome('PushAuthUnavailable'),
    NOT_SUPPORTED: () => createOutcome('PushAuthUnavailable'),
    TOO_FREQUENT: tooFrequent,
    INPUT_REJECTED: (error) => rejected(fieldProblem(`input.${error.field ?? 'actionDetails'}`, 'REFUSED_BY_PROVIDER')),
  });
}
