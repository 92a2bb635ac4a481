import type { LoginReply } from '../../datasources/capabilities.js';
import { ProviderError } from '../../datasources/errors.js';

/**
 * A login that ended with an error after a provider had refused the credential. The attempt counts as failed even when
 * `cause` is a fault, because the provider has already checked the guess.
 */
export class RefusedCredential extends Error {
  override readonly name = 'RefusedCredential';

  constructor(override readonly cause: unknown) {
    super('the login failed after a provider had refused the credential');
  }
}

/** Whether the error means that a provider checked the credential and refused it. */
export function isFailedAttempt(error: unknown): boolean {
  if (error instanceof RefusedCredential) return true;
  return error instanceof ProviderError && !error.isFault && error.code !== 'CAPTCHA_REQUIRED';
}

/** The same login, with the error that its client receives. */
export function withClientError(login: Promise<LoginReply>): Promise<LoginReply> {
  return login.catch((error: unknown) => {
    throw error instanceof RefusedCredential ? error.cause : error;
  });
}
