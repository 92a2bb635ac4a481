import type { Caller, ProfileField, RegisterMethod, RegisterOptions } from '../../capabilities.js';
import { ProviderError } from '../../errors.js';
import type { AuthingConnection } from '../connection.js';
import {
  RegisterByEmailDocument,
  RegisterByPhoneCodeDocument,
  RegisterByUsernameDocument,
  type RegisterProfile,
} from '../generated/operations.js';
import { splitPhone } from '../phone.js';
import { encodeParams } from '../records/udf.js';
import type { UserAttempt } from './login.js';
import type { PasswordCipher } from './password.js';

/** Fields that the vendor accepts in a profile update only: in a registration it refuses the whole document. */
const NOT_AT_REGISTRATION: readonly Exclude<ProfileField, keyof RegisterProfile>[] = ['city', 'province'];

/** Sends one registration. The caller interprets a refusal. */
export async function attemptRegistration(
  connection: AuthingConnection,
  passwords: PasswordCipher,
  method: RegisterMethod,
  options: RegisterOptions,
  caller: Caller,
): Promise<UserAttempt> {
  const misplaced = NOT_AT_REGISTRATION.find((field) => options.profile?.[field] !== undefined);
  if (misplaced !== undefined) {
    throw new ProviderError('INPUT_REJECTED', 'authing', undefined, `profile.${misplaced}`);
  }
  const common = {
    profile: options.profile,
    forceLogin: options.forceLogin,
    clientIp: caller.address,
    params: encodeParams(options.customData),
    context: options.context && JSON.stringify(options.context),
  };

  switch (method.kind) {
    case 'email': {
      const outcome = await passwords.around(method.password, 'password', (password) => {
        const input = { email: method.email, password, ...common };
        return connection.attempt('registerByEmail', RegisterByEmailDocument, { input }, { caller });
      });
      return { operation: 'registerByEmail', outcome };
    }
    case 'username': {
      const outcome = await passwords.around(method.password, 'password', (password) => {
        const input = { username: method.username, password, ...common };
        return connection.attempt('registerByUsername', RegisterByUsernameDocument, { input }, { caller });
      });
      return { operation: 'registerByUsername', outcome };
    }
    case 'phoneCode': {
      const send = (password?: string) => {
        const input = { ...splitPhone(method.phone), code: method.code, password, ...common };
        return connection.attempt('registerByPhoneCode', RegisterByPhoneCodeDocument, { input }, { caller });
      };
      const outcome = await (method.password === undefined
        ? send()
        : passwords.around(method.password, 'password', send));
      return { operation: 'registerByPhoneCode', outcome };
    }
  }
}
