/** Asking phones: a code to scan, or a push to somebody's own. */
import { randomBytes, randomInt } from 'node:crypto';
import type { PushAuth, PushAuthPrompt, PushAuthType, StartedQrCode } from '../../datasources/capabilities.js';
import { ProviderError } from '../../datasources/errors.js';
import { AppError } from '../../errors.js';
import type { Limiter, Store } from '../../store.js';
import type { CaptchaGate } from '../captcha/captchaGate.js';
import { type FactorFlow, flowKey } from '../flows.js';
import { nameKey } from '../names.js';
import {
  type AttemptsLimited,
  type CaptchaRejected,
  type CaptchaRequired,
  createOutcome,
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
import { checkPrompt, isInOurWords, promptFor } from './pushPrompt.js';

export interface PushRequest {
  readonly purpose: PushPurpose;
  readonly authType: PushAuthType;
  readonly actionType?: string | undefined;
  readonly actionDetails?: string | undefined;
}

export interface NamedPushRequest extends PushRequest {
  /** Whose phone: for LOGIN alone. */
  readonly uid?: string | undefined;
  readonly captchaPass?: string | undefined;
}

export type PushOutcome = PushAuthStarted | PushAuthUnavailable | AttemptsLimited | InputRejected;
export type PushRequestOutcome = PushOutcome | CaptchaRequired | CaptchaRejected;

export interface PushRequestSettings {
  readonly publicUrl: string | undefined;
  readonly pushCallbacks: boolean;
  readonly pushLogin: boolean;
}

/** Whose phone rings, and what the answer belongs to. */
type PushTarget = Pick<PushEvent, 'purpose' | 'provider' | 'sessionId' | 'flow'> & { readonly uid: string };

const PUSHES = { points: 3, windowSeconds: 300 };
const MAX_UID_LENGTH = 64;
/** What the vendor says of somebody who cannot be asked: it tells whether they have a phone there. */
const TELLING: ReadonlySet<ProviderError['code']> = new Set([
  'UNKNOWN_ACCOUNT',
  'NOT_FOUND',
  'NOT_SUPPORTED',
  'TOO_FREQUENT',
  'INPUT_REJECTED',
]);

export class PushRequests {
  readonly #pushes: Limiter;

  constructor(
    store: Store,
    private readonly sealer: Sealer,
    private readonly providers: Providers,
    private readonly gate: CaptchaGate,
    private readonly events: PushEvents,
    private readonly users: DeviceLinks,
    private readonly current: CurrentSession,
    private readonly settings: PushRequestSettings,
  ) {
    this.#pushes = store.limiter('pushes', PUSHES);
  }

  /** A code to scan. Whoever scans it answers. */
  async createQrCode(asked: PushRequest, auth: AuthContext): Promise<PushOutcome> {
    const problems = checkPrompt(asked);
    if (problems.length > 0) return rejected(...problems);
    const sessionId = asked.purpose === 'LOGIN' ? null : (await this.current.require(auth)).id;
    const callback = this.#callback();
    const prompt = { ...promptFor(asked, auth.caller.language), ...callback?.prompt };
    const { id: provider } = this.providers.choose(undefined);
    const start = async () => {
      const { qrCode, ...started } = await this.#require().createQrCode(prompt, auth.caller);
      const event = { ...whole(started), kind: 'QR_CODE', purpose: asked.purpose, provider, qrCode } as const;
      return this.events.begin(
        {
          ...event,
          matchNumber: null,
          reported: callback !== undefined,
          sessionId,
          proves: false,
          flow: null,
          decoy: false,
        },
        auth,
        callback?.secret,
      );
    };
    return this.#started(start());
  }

  /** Rings the phone of the signed-in caller, or, to begin a login, of the user that is named. */
  async request(asked: NamedPushRequest, auth: AuthContext): Promise<PushRequestOutcome> {
    const problems = checkPrompt(asked);
    if (problems.length > 0) return rejected(...problems);
    if (asked.purpose === 'LOGIN') return this.#beginLogin(asked, auth);
    if (asked.uid !== undefined) {
      return rejected({ path: 'input.uid', message: 'Only a LOGIN names a phone: others ring the caller’s own.' });
    }
    const { id: sessionId, provider, userId } = await this.current.require(auth);
    if (asked.purpose !== 'CONFIRM') return createOutcome('PushAuthUnavailable');
    const uid = await this.users.ownUid(auth);
    if (uid === null) return createOutcome('PushAuthUnavailable');
    return (
      (await this.#limitedFor(provider, userId, uid)) ??
      this.#started(this.#ring({ uid, purpose: 'CONFIRM', provider, sessionId, flow: null }, asked, auth))
    );
  }

  /** Rings the phone that is a factor of this login. */
  async requestFactor(
    flowId: string,
    { provider, userId, factors }: FactorFlow,
    auth: AuthContext,
  ): Promise<PushOutcome> {
    const factor = factors.find(({ kind }) => kind === 'PUSH');
    if (factor?.kind !== 'PUSH') return createOutcome('PushAuthUnavailable');
    const ring = { uid: factor.uid, purpose: 'MFA', provider, sessionId: null, flow: flowKey(flowId) } as const;
    return (
      (await this.#limitedFor(provider, userId, factor.uid)) ??
      this.#started(this.#ring(ring, { purpose: 'MFA', authType: 'CONFIRM' }, auth))
    );
  }

  /** Anybody can name anybody, so it takes a captcha, and the answer is the same for a phone that does not exist. */
  async #beginLogin(asked: NamedPushRequest, auth: AuthContext): Promise<PushRequestOutcome> {
    const { uid = '', captchaPass } = asked;
    if (!this.settings.pushLogin) return createOutcome('PushAuthUnavailable');
    if (uid.trim() === '' || uid.length > MAX_UID_LENGTH) {
      return rejected({ path: 'input.uid', message: `Must be 1 to ${MAX_UID_LENGTH} characters.` });
    }
    const gated = await this.gate.demand('LOGIN', captchaPass, auth);
    if (gated !== undefined) return gated;
    const limited = await this.#limited(this.#phone(uid));
    if (limited !== undefined) return limited;
    const { id: provider } = this.providers.choose(undefined);
    const event = await this.#ring({ uid, purpose: 'LOGIN', provider, sessionId: null, flow: null }, asked, auth, true);
    return { ...createOutcome('PushAuthStarted'), event };
  }

  /** @param concealed whether a phone that cannot be asked gets an event as well */
  async #ring(ring: PushTarget, asked: PushRequest, auth: AuthContext, concealed = false): Promise<PushEvent> {
    const { uid, ...rest } = ring;
    const proves = ring.sessionId !== null && isInOurWords(asked);
    // The same number on the page and on the phone: whoever is asked can see which question they answer.
    const matchNumber = String(randomInt(100)).padStart(2, '0');
    const callback = this.#callback();
    const prompt = { ...promptFor(asked, auth.caller.language, matchNumber), ...callback?.prompt };
    const reported = callback !== undefined;
    const begin = (started: Started, decoy: boolean) =>
      this.events.begin(
        { ...rest, ...started, kind: 'PUSH', qrCode: null, matchNumber, proves, reported, decoy },
        auth,
        callback?.secret,
      );
    const push = this.#require();
    try {
      return await begin(whole(await push.requestPush(uid, prompt, auth.caller)), false);
    } catch (error) {
      if (!concealed || !(error instanceof ProviderError) || !TELLING.has(error.code)) throw error;
      // Its id looks like one of the vendor's, so that asking about it takes as long.
      return begin({ ...push.pushTimes, vendor: { id: randomBytes(20).toString('hex'), uid } }, true);
    }
  }

  /** Counted by phone as well: one after another, many accounts can go by the name of the same one. */
  async #limitedFor(provider: string, userId: string, uid: string): Promise<AttemptsLimited | undefined> {
    // Apart from logins: strangers would keep the owner's own pushes away, and learn from theirs that there is such a phone.
    return (await this.#limited(`${provider} ${userId}`)) ?? this.#limited(`own ${this.#phone(uid)}`);
  }

  #phone(uid: string): string {
    return this.sealer.fingerprints(nameKey(uid), 'push')[0];
  }

  async #limited(name: string): Promise<AttemptsLimited | undefined> {
    const taken = await this.#pushes.take(name);
    return taken.allowed ? undefined : { ...createOutcome('AttemptsLimited'), retryAt: taken.retryAt };
  }

  async #started(work: Promise<PushEvent>): Promise<PushOutcome> {
    return mapRefusals<PushAuthStarted, PushOutcome>(
      work.then((event) => ({ ...createOutcome('PushAuthStarted'), event })),
      {
        UNKNOWN_ACCOUNT: () => createOutcome('PushAuthUnavailable'),
        NOT_FOUND: () => createOutcome('PushAuthUnavailable'),
        NOT_SUPPORTED: () => createOutcome('PushAuthUnavailable'),
        TOO_FREQUENT: tooFrequent,
        INPUT_REJECTED: (error) =>
          rejected({ path: `input.${error.field ?? 'actionDetails'}`, message: 'The phone cannot show this text.' }),
      },
    );
  }

  /** A fresh secret per event: whoever knows an address can send old reports to it. */
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

type Started = Pick<NewPushEvent, 'lifetimeSeconds' | 'pollAfterMs' | 'vendor'>;

/** What of the vendor's answer an event keeps. */
function whole({ id, uid, lifetimeSeconds, pollAfterMs }: Omit<StartedQrCode, 'qrCode'>): Started {
  return { lifetimeSeconds, pollAfterMs, vendor: { id, uid } };
}
