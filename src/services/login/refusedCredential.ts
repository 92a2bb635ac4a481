import type { LoginReply } from '../../datasources/capabilities.js';
import { ProviderError, type ProviderErrorCode } from '../../datasources/errors.js';

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

/** Refusals of the call, not of the credential: the provider has not checked it. */
const UNCHECKED: ReadonlySet<ProviderErrorCode> = new Set(['CAPTCHA_REQUIRED', 'TOO_FREQUENT', 'FORBIDDEN']);

/** Whether the error means that a provider checked the credential and refused it. */
export function isFailedAttempt(error: unknown): boolean {
  if (error instanceof RefusedCredential) return true;
  return error instanceof ProviderError && !error.isFault && !UNCHECKED.has(error.code);
}

/** The same login, with the error that its client receives. */
export function withClientError(login: Promise<LoginReply>): Promise<LoginReply> {
  return login.catch((error: unknown) => {
    throw error instanceof RefusedCredential ? error.cause : error;
  });
}
