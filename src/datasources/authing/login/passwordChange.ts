/** The password change that 1639 and 2058 require. Each has its own operation and one-time token. */
import type { Caller, PasswordChange } from '../../capabilities.js';
import type { AuthingConnection } from '../connection.js';
import {
  ResetPasswordByFirstLoginTokenDocument,
  ResetPasswordByForceResetTokenDocument,
} from '../generated/operations.js';
import type { UserAttempt } from './login.js';
import type { PasswordCipher } from './password.js';

export async function attemptPasswordChange(
  connection: AuthingConnection,
  passwords: PasswordCipher,
  change: PasswordChange,
  caller: Caller,
): Promise<UserAttempt> {
  const { token, newPassword } = change;
  if (change.reason === 'FIRST_LOGIN') {
    const operation = 'resetPasswordByFirstLoginToken';
    const outcome = await passwords.around(newPassword, 'newPassword', (password) =>
      connection.attempt(operation, ResetPasswordByFirstLoginTokenDocument, { token, password }, { caller }),
    );
    return { operation, outcome };
  }
  const operation = 'resetPasswordByForceResetToken';
  const outcome = await passwords.aroundBoth(change.oldPassword, newPassword, (oldCiphertext, newCiphertext) => {
    const variables = { token, oldPassword: oldCiphertext, newPassword: newCiphertext };
    return connection.attempt(operation, ResetPasswordByForceResetTokenDocument, variables, { caller });
  });
  return { operation, outcome };
}
