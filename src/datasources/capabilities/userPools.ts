import type { Caller } from './user.js';

export interface UserPoolSettingsRecord {
  readonly id: string;
  readonly name: string | null;
  readonly logo: string | null;
  readonly description: string | null;
  readonly allowedOrigins: readonly string[];
  /** New users count as having shown to own their e-mail address. */
  readonly emailVerifiedDefault: boolean;
  readonly registerDisabled: boolean;
  readonly emailEnabled: boolean;
  /** Sign-in by the vendor's WeChat mini program, by one of the customer's own, and its QR code on the sign-in page. */
  readonly miniLogin: boolean;
  readonly ownMiniProgram: boolean;
  readonly miniProgramQrCode: boolean;
  readonly tokenLifetimeSeconds: number | null;
}

export interface UserPools {
  /** @param id the configured pool when it is left out. @returns null when there is none */
  settings(id: string | undefined, caller: Caller): Promise<UserPoolSettingsRecord | null>;
}
