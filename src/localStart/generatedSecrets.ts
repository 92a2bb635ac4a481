/** The secrets that production needs and that a local start makes for itself. */
import { freshKey, freshSecret, freshSigningKey } from '../config/freshKeys.js';
import type { Environment } from '../config.js';

export interface GeneratedSecrets {
  /** Variables that the environment does not contain. */
  readonly environment: Readonly<Record<string, string>>;
  /** What users of this start should know about them. */
  readonly hints: readonly string[];
}

export function generateSecrets(environment: Environment): GeneratedSecrets {
  const made: Record<string, string> = {};
  const hints: string[] = [];
  if (!environment.SESSION_KEY) {
    made.SESSION_KEY = freshKey();
    hints.push('SESSION_KEY is not set: this process uses a random key, so all sessions end when it stops.');
  }
  if (environment.PASSKEYS && !environment.PASSKEY_KEYS) {
    made.PASSKEY_KEYS = freshKey();
    hints.push('PASSKEY_KEYS is not set: a key was made for this start, and its passkeys end with it.');
  }
  if (environment.TOKEN_AUDIENCES && !environment.SIGNING_KEYS) {
    made.SIGNING_KEYS = freshSigningKey();
    hints.push('SIGNING_KEYS is not set: a key was made for this start, and service tokens end with it.');
  }
  if (environment.TOKEN_AUDIENCES && !environment.FORWARD_AUTH_SECRET) {
    made.FORWARD_AUTH_SECRET = freshSecret();
    hints.push(`Forward auth: a proxy sends the header X-Forward-Auth-Secret: ${made.FORWARD_AUTH_SECRET}`);
  }
  return { environment: made, hints };
}
