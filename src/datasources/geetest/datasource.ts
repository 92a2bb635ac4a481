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
import { ClientInitiatedCaptcha } from './clientInitiated.js';
import type { GeetestSettings } from './config.js';
import { pageSources } from './pageSources.js';
import { type Account, ServerInitiatedCaptcha } from './serverInitiated.js';

/** GeeTest: this server initiates v3, the page initiates v4. Each generation has its own pair of credentials. */
export class GeetestDataSource implements Provider {
  readonly captcha: Captcha;
  readonly probe: Probe;

  constructor(settings: GeetestSettings, tools: Pick<ProviderTools, 'http' | 'logger'>) {
    const v3 = pair(settings.id, settings.key);
    const v4 = pair(settings.v4Id, settings.v4Key);
    const v3Captcha = v3 && new ServerInitiatedCaptcha(v3, settings, tools);
    const v4Captcha = v4 && new ClientInitiatedCaptcha(v4, settings, tools);
    this.captcha = new GeetestCaptcha(v3Captcha, v4Captcha, settings);
    const probe = async () => void (await Promise.all([v3Captcha?.probe(), v4Captcha?.probe()]));
    this.probe = {
      probe,
      // Only a solved captcha shows that a key is right.
      checkCredentials: async () => {
        await probe();
        return [...(v3 ? ['GEETEST_KEY'] : []), ...(v4 ? ['GEETEST_V4_KEY'] : [])];
      },
    };
  }
}

/** Both values or none: `pairedWith` in config.ts rejects one without the other at startup. */
function pair(id: string | undefined, key: string | undefined): Account | undefined {
  return id === undefined || key === undefined ? undefined : { id, key };
}

class GeetestCaptcha implements Captcha {
  readonly kinds: ReadonlySet<CaptchaKind>;
  readonly advisedModeSeconds: number;
  readonly pageSources: readonly string[];

  constructor(
    private readonly v3: ServerInitiatedCaptcha | undefined,
    private readonly v4: ClientInitiatedCaptcha | undefined,
    settings: GeetestSettings,
  ) {
    this.advisedModeSeconds = settings.bypassPollSeconds;
    this.pageSources = pageSources(settings);
    const kinds: CaptchaKind[] = [
      ...(v3 ? ['serverInitiated' as const] : []),
      ...(v4 ? ['clientInitiated' as const] : []),
    ];
    this.kinds = new Set(settings.preferred === 'v4' ? kinds.reverse() : kinds);
  }

  async create(request: CaptchaRequest, caller: Caller): Promise<IssuedCaptcha> {
    if (request.kind === 'serverInitiated') return configured(this.v3).create(request, caller);
    return configured(request.kind === 'clientInitiated' ? this.v4 : undefined).create();
  }

  async verify(issued: IssuedCaptcha, answer: CaptchaAnswer, caller: Caller): Promise<CaptchaVerdict> {
    if (issued.kind === 'serverInitiated' && answer.kind === 'serverInitiated') {
      return configured(this.v3).verify(issued, answer, caller);
    }
    if (issued.kind === 'clientInitiated' && answer.kind === 'clientInitiated') {
      return configured(this.v4).verify(issued, answer, caller);
    }
    return { passed: false, reason: 'MALFORMED' };
  }

  async advisedMode(): Promise<CaptchaMode> {
    return configured(this.v3).advisedMode();
  }
}

function configured<T>(generation: T | undefined): T {
  if (generation === undefined) throw new ProviderError('NOT_CONFIGURED', 'geetest');
  return generation;
}
