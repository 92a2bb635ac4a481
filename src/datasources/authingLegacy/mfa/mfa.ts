import type { Caller, LegacyMfa, LegacyMfaRecord, Mfa, SignedIn, VendorSession } from '../../capabilities.js';
import { ProviderError } from '../../errors.js';
import { flag } from '../../transport/fields.js';
import type { LegacyConnection } from '../connection.js';
import { ChangeMfaDocument, QueryMfaDocument } from '../generated/operations.js';
import { loginWithCode } from '../login/login.js';
import { vendorId } from '../records/userId.js';
import { required } from '../wire.js';

/** The only second factor of this generation is an authenticator app. Its code is an argument of the login. */
export class LegacySecondFactor implements Mfa {
  constructor(private readonly users: LegacyConnection) {}

  verifyTotp(token: string, code: string, caller: Caller): Promise<SignedIn> {
    return loginWithCode(this.users, token, code, caller);
  }
}

/** https://github.com/Authing/learn, `sdk/sdk-for-node/manage-mfa.md`: users can read and change only their own. */
export class LegacyMfaSwitch implements LegacyMfa {
  constructor(
    private readonly users: LegacyConnection,
    private readonly userPoolId: string,
  ) {}

  async status({ token }: VendorSession, id: string, caller: Caller): Promise<LegacyMfaRecord> {
    const variables = { userId: vendorId(id), userPoolId: this.userPoolId };
    const options = { caller, bearer: token, retry: 'safe' } as const;
    const mfa = await this.users.run('queryMFA', QueryMfaDocument, variables, options);
    return { enabled: flag(mfa, 'enable'), sharedKey: null };
  }

  async turn(vendor: VendorSession, id: string, on: boolean, caller: Caller): Promise<LegacyMfaRecord> {
    // Otherwise the key of a working authenticator would be returned again.
    if (on && (await this.status(vendor, id, caller)).enabled) return { enabled: true, sharedKey: null };
    // Always a new key: the old one may have been disclosed.
    const variables = {
      userId: vendorId(id),
      userPoolId: this.userPoolId,
      enable: on,
      ...(on && { refreshKey: true }),
    };
    const mfa = await this.users.run('changeMFA', ChangeMfaDocument, variables, { caller, bearer: vendor.token });
    if (flag(mfa, 'enable') !== on) throw new ProviderError('BAD_REPLY', 'authingLegacy');
    return { enabled: on, sharedKey: on ? required(mfa, 'shareKey') : null };
  }
}
