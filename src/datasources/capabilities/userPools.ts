import type { Caller } from './user.js';

export interface UserPoolSettingsRecord {
  readonly id: string;
  readonly name: string | null;
  readonly logo: string | null;
  readonly description: string | null;
  readonly allowedOrigins: readonly string[];
  /** Whether the e-mail address of new users counts as verified. */
  readonly emailVerifiedDefault: boolean;
  readonly registerDisabled: boolean;
  readonly emailEnabled: boolean;
  /** Whether login with the vendor's WeChat mini program, login with the customer's own one, and its QR code are enabled. */
  readonly miniLogin: boolean;
  readonly ownMiniProgram: boolean;
  readonly miniProgramQrCode: boolean;
  readonly tokenLifetimeSeconds: number | null;
}

export interface UserPools {
  /** @param id defaults to the configured pool. @returns null when the pool does not exist */
  settings(id: string | undefined, caller: Caller): Promise<UserPoolSettingsRecord | null>;
}
