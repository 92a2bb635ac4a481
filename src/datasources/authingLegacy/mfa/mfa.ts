import type { Caller, LegacyMfa, LegacyMfaRecord, Mfa, SignedIn, VendorSession } from '../../capabilities.js';
import { ProviderError } from '../../errors.js';
import { flag } from '../../transport/fields.js';
import type { LegacyConnection } from '../connection.js';
import { ChangeMfaDocument, QueryMfaDocument } from '../generated/operations.js';
import { loginWithCode } from '../login/login.js';
import { vendorId } from '../records/userId.js';
import { required } from '../wire.js';

/** The one second factor of this generation is an authenticator app, and its code goes into the login itself. */
export class LegacySecondFactor implements Mfa {
  constructor(private readonly users: LegacyConnection) {}

  verifyTotp(token: string, code: string, caller: Caller): Promise<SignedIn> {
    return loginWithCode(this.users, token, code, caller);
  }
}

/** https://github.com/Authing/learn, `sdk/sdk-for-node/manage-mfa.md`: users see and change their own alone. */
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
    // Whoever has an authenticator that works would be told its key once more.
    if (on && (await this.status(vendor, id, caller)).enabled) return { enabled: true, sharedKey: null };
    // A fresh key each time: the old one may be in hands that it was taken from.
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
