import type { Caller, UserPoolSettingsRecord, UserPools } from '../../capabilities.js';
import { flag, number, text } from '../../transport/fields.js';
import type { LegacyConnection } from '../connection.js';
import { GetUserPoolSettingsDocument } from '../generated/operations.js';

export class LegacyUserPools implements UserPools {
  constructor(
    private readonly users: LegacyConnection,
    private readonly ownPoolId: string,
  ) {}

  async settings(id: string | undefined, caller: Caller): Promise<UserPoolSettingsRecord | null> {
    const userPoolId = id ?? this.ownPoolId;
    const document = GetUserPoolSettingsDocument;
    const found = await this.users.run('getUserPoolSettings', document, { userPoolId }, { caller, retry: 'safe' });
    if (found === null) return null;
    return {
      id: userPoolId,
      name: text(found, 'name'),
      logo: text(found, 'logo'),
      description: text(found, 'descriptions'),
      allowedOrigins: (text(found, 'allowedOrigins') ?? '').split(/[\s,;]+/).filter((origin) => origin !== ''),
      emailVerifiedDefault: flag(found, 'emailVerifiedDefault'),
      registerDisabled: flag(found, 'registerDisabled'),
      emailEnabled: flag(found, 'enableEmail'),
      miniLogin: flag(found, 'useMiniLogin'),
      ownMiniProgram: flag(found, 'useSelfWxapp'),
      miniProgramQrCode: flag(found, 'showWXMPQRCode'),
      tokenLifetimeSeconds: number(found, 'jwtExpired'),
    };
  }
}
