import { VerificationError } from './errors.js';

/** @throws VerificationError TOKEN_MISSING */
export function bearerOf(authorization: string | undefined): string {
  const token = /^Bearer +([\w.~+/=-]+)$/i.exec(authorization ?? '')?.[1];
  if (token !== undefined) return token;
  throw new VerificationError('TOKEN_MISSING', 'The request has no Authorization: Bearer header.');
}

/** The header of a refusal, as in RFC 6750. */
export function challengeOf({ code, status }: VerificationError): Readonly<Record<string, string>> {
  if (status === 503) return { 'retry-after': '5' };
  return { 'www-authenticate': code === 'TOKEN_MISSING' ? 'Bearer' : 'Bearer error="invalid_token"' };
}
