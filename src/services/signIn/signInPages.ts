/** What this server offers to sign-in pages, from its configuration. It calls no vendor. */
import type { Config } from '../../config.js';
import type { IdentityProviderId, LoginMethod } from '../../datasources/capabilities.js';
import type { PasswordPolicy, PasswordRule } from '../access/passwordPolicy.js';
import type { CaptchaPurpose } from '../captcha/captcha.js';
import type { CaptchaGate } from '../captcha/captchaGate.js';
import type { Providers } from '../providers/providers.js';

/** The login methods of identity providers by their names in the schema. */
const METHODS = {
  email: 'EMAIL',
  username: 'USERNAME',
  phonePassword: 'PHONE_PASSWORD',
  phoneCode: 'PHONE_CODE',
  ldap: 'LDAP',
  ad: 'AD',
  subAccount: 'SUB_ACCOUNT',
  wechat: 'WECHAT',
  authorizationCode: 'AUTHORIZATION_CODE',
} as const satisfies Record<LoginMethod['kind'], string>;

export type LoginMethodKind = (typeof METHODS)[LoginMethod['kind']] | 'QR_CODE' | 'PUSH' | 'PASSKEY';

export interface Branding {
  readonly name: string | null;
  readonly logo: string | null;
  readonly color: string | null;
  readonly background: string | null;
}

export interface SignInOptions {
  readonly methods: readonly LoginMethodKind[];
  readonly registration: boolean;
  readonly identityProviders: readonly IdentityProviderId[];
  readonly captcha: readonly CaptchaPurpose[];
  readonly passwordRules: readonly PasswordRule[];
  readonly branding: Branding | null;
}

type PageSettings = Pick<
  Config,
  'pushLogin' | 'passkeyLogin' | 'brandName' | 'brandLogoUrl' | 'brandColor' | 'brandBackground'
>;

export class SignInPages {
  constructor(
    private readonly providers: Providers,
    private readonly gate: CaptchaGate,
    private readonly passwordPolicy: PasswordPolicy,
    private readonly settings: PageSettings,
  ) {}

  /**
   * @param provider the default identity provider if left out
   * @throws AppError PROVIDER_NOT_CONFIGURED
   */
  options(provider: IdentityProviderId | undefined): SignInOptions {
    const { id, identity } = this.providers.choose(provider);
    const own = [...identity.loginMethods.keys()];
    return {
      methods: [...own.map((kind) => METHODS[kind]), ...this.#pushMethods(id), ...this.#passkeyMethods(id)],
      registration: identity.registerMethods.size > 0,
      identityProviders: this.providers.choosable,
      captcha: this.gate.purposes,
      passwordRules: this.passwordPolicy.rules,
      branding: this.#branding,
    };
  }

  /** A login on the phone signs in at the default identity provider, with its directory. */
  #pushMethods(id: IdentityProviderId): readonly LoginMethodKind[] {
    const canPush =
      this.providers.pushAuth()?.counts === true && this.providers.offersMethod(id, 'directory', 'tokenFor');
    if (!canPush || id !== this.providers.choosable[0]) return [];
    return this.settings.pushLogin ? ['QR_CODE', 'PUSH'] : ['QR_CODE'];
  }

  /** A login by passkey signs in with the management credential, and reads the custom field of the user. */
  #passkeyMethods(id: IdentityProviderId): readonly LoginMethodKind[] {
    const canLogin =
      this.providers.offers(id, 'customData') && this.providers.offersMethod(id, 'directory', 'tokenFor');
    return this.settings.passkeyLogin && canLogin ? ['PASSKEY'] : [];
  }

  get #branding(): Branding | null {
    const { brandName, brandLogoUrl, brandColor, brandBackground } = this.settings;
    const branding = {
      name: brandName ?? null,
      logo: brandLogoUrl ?? null,
      color: brandColor ?? null,
      background: brandBackground ?? null,
    };
    return Object.values(branding).every((value) => value === null) ? null : branding;
  }
}
