import type {
  Caller,
  Captcha,
  CaptchaAnswer,
  CaptchaKind,
  CaptchaMode,
  CaptchaRequest,
  CaptchaVerdict,
  IssuedCaptcha,
  Probe,
  Provider,
  ProviderTools,
} from '../capabilities.js';
import { ProviderError } from '../errors.js';
import type { GeetestSettings } from './config.js';
import { DirectCaptcha } from './direct.js';
import { type Account, RegisteredCaptcha } from './registered.js';

/** GeeTest: v3 is the registered captcha, v4 the direct one. Each is there when its pair of credentials is. */
export class GeetestDataSource implements Provider {
  readonly captcha: Captcha;
  readonly probe: Probe;

  constructor(settings: GeetestSettings, tools: Pick<ProviderTools, 'http' | 'logger'>) {
    const v3 = pair(settings.id, settings.key);
    const v4 = pair(settings.v4Id, settings.v4Key);
    const registered = v3 && new RegisteredCaptcha(v3, settings, tools);
    const direct = v4 && new DirectCaptcha(v4, settings, tools);
    this.captcha = new GeetestCaptcha(registered, direct, settings);
    this.probe = {
      probe: async () => void (await Promise.all([registered?.probe(), direct?.probe()])),
    };
  }
}

/** Half a pair does not come this far: the settings refuse it. */
function pair(id: string | undefined, key: string | undefined): Account | undefined {
  return id === undefined || key === undefined ? undefined : { id, key };
}

class GeetestCaptcha implements Captcha {
  readonly kinds: ReadonlySet<CaptchaKind>;
  readonly advisedModeSeconds: number;

  constructor(
    private readonly registered: RegisteredCaptcha | undefined,
    private readonly direct: DirectCaptcha | undefined,
    { preferred, bypassPollSeconds }: Pick<GeetestSettings, 'preferred' | 'bypassPollSeconds'>,
  ) {
    this.advisedModeSeconds = bypassPollSeconds;
    const kinds: CaptchaKind[] = [
      ...(registered ? ['registered' as const] : []),
      ...(direct ? ['direct' as const] : []),
    ];
    this.kinds = new Set(preferred === 'v4' ? kinds.reverse() : kinds);
  }

  async create(request: CaptchaRequest, caller: Caller): Promise<IssuedCaptcha> {
    return request.kind === 'registered'
      ? configured(this.registered).create(request, caller)
      : configured(this.direct).create();
  }

  async verify(issued: IssuedCaptcha, answer: CaptchaAnswer, caller: Caller): Promise<CaptchaVerdict> {
    if (issued.kind === 'registered' && answer.kind === 'registered') {
      return configured(this.registered).verify(issued, answer, caller);
    }
    if (issued.kind === 'direct' && answer.kind === 'direct') {
      return configured(this.direct).verify(issued, answer, caller);
    }
    return { passed: false, reason: 'MALFORMED' };
  }

  async advisedMode(): Promise<CaptchaMode> {
    return configured(this.registered).advisedMode();
  }
}

function configured<T>(generation: T | undefined): T {
  if (generation === undefined) throw new ProviderError('NOT_CONFIGURED', 'geetest');
  return generation;
}
