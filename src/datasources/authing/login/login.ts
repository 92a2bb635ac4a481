import type { Caller, LoginMethod, LoginOptions } from '../../capabilities.js';
import type { Outcome } from '../../transport/graphql.js';
import type { AuthingConnection } from '../connection.js';
import {
  LoginByEmailDocument,
  LoginByPhoneCodeDocument,
  LoginByPhonePasswordDocument,
  LoginBySubAccountDocument,
  LoginByUsernameDocument,
} from '../generated/operations.js';
import { chinesePhone, splitPhone } from '../phone.js';
import { encodeParams } from '../records/udf.js';
import type { PasswordCipher } from './password.js';

export interface UserAttempt {
  /** The root field or path of the call, for the error table. */
  readonly operation: string;
  /** A user whose fields include the token. */
  readonly outcome: Outcome<unknown>;
}

/** Logins by GraphQL. The others are in externalLogin.ts and authorizationCode.ts. */
export type GraphqlLogin = Extract<
  LoginMethod,
  { readonly kind: 'email' | 'username' | 'phonePassword' | 'phoneCode' | 'subAccount' }
>;

/** Sends one login. The caller interprets a refusal. */
export async function attemptLogin(
  connection: AuthingConnection,
  passwords: PasswordCipher,
  method: GraphqlLogin,
  options: LoginOptions,
  caller: Caller,
): Promise<UserAttempt> {
  const call = { caller, cookie: options.captcha?.cookie ?? null };
  const common = {
    clientIp: caller.address,
    params: encodeParams(options.customData),
    context: options.context && JSON.stringify(options.context),
    // Omitted rather than false: the vendor's SDKs never send false, and a first login by code must create the account.
    autoRegister: options.autoRegister || undefined,
  };
  const withPassword = (password: string) => ({ ...common, password, captchaCode: options.captcha?.answer });

  switch (method.kind) {
    case 'email': {
      const outcome = await passwords.around(method.password, 'password', (ciphertext) => {
        const input = { email: method.email, ...withPassword(ciphertext) };
        return connection.attempt('loginByEmail', LoginByEmailDocument, { input }, call);
      });
      return { operation: 'loginByEmail', outcome };
    }
    case 'username': {
      const outcome = await passwords.around(method.password, 'password', (ciphertext) => {
        const input = { username: method.username, ...withPassword(ciphertext) };
        return connection.attempt('loginByUsername', LoginByUsernameDocument, { input }, call);
      });
      return { operation: 'loginByUsername', outcome };
    }
    case 'phonePassword': {
      const phone = chinesePhone(method.phone);
      const outcome = await passwords.around(method.password, 'password', (ciphertext) => {
        const input = { phone, ...withPassword(ciphertext) };
        return connection.attempt('loginByPhonePassword', LoginByPhonePasswordDocument, { input }, call);
      });
      return { operation: 'loginByPhonePassword', outcome };
    }
    case 'phoneCode': {
      const input = { ...splitPhone(method.phone), code: method.code, ...common };
      const outcome = await connection.attempt('loginByPhoneCode', LoginByPhoneCodeDocument, { input }, call);
      return { operation: 'loginByPhoneCode', outcome };
    }
    case 'subAccount': {
      const { account } = method;
      const more = { account, clientIp: caller.address, captchaCode: options.captcha?.answer };
      const outcome = await passwords.around(method.password, 'password', (password) =>
        connection.attempt('loginBySubAccount', LoginBySubAccountDocument, { ...more, password }, call),
      );
      return { operation: 'loginBySubAccount', outcome };
    }
  }
}
