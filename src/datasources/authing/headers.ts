import type { Caller } from '../capabilities.js';
import type { AuthingSettings } from './config.js';

type Headers = Readonly<Record<string, string>>;

/** Headers of every v2 call, as in the vendor's authing-js-sdk 4.23.55 (`lib/common/HttpClient`). */
export class HeaderSet {
  readonly #byLanguage: Readonly<Record<Caller['language'], Headers>>;

  constructor({ appId, userPoolId }: Pick<AuthingSettings, 'appId' | 'userPoolId'>) {
    const common = {
      'x-authing-app-id': appId,
      'x-authing-userpool-id': userPoolId,
      'x-authing-request-from': 'sdk',
    };
    this.#byLanguage = {
      en: { ...common, 'x-authing-lang': 'en-US' },
      'zh-CN': { ...common, 'x-authing-lang': 'zh-CN' },
    };
  }

  /** `bearer` only when the call acts as a user; `cookie` only to return the captcha's own. */
  for(language: Caller['language'], bearer?: string, cookie?: string | null): Headers {
    const headers: Record<string, string> = { ...this.#byLanguage[language] };
    if (bearer !== undefined) headers.authorization = `Bearer ${bearer}`;
    if (cookie != null) headers.cookie = cookie;
    return headers;
  }
}
