import { createAbort } from '../connection/abort.js';
import type { Connection } from '../connection/connection.js';
import { MenshenError } from '../errors.js';
import type { PasskeyAnswer, PasskeyPurpose } from '../generated/operations.js';
import type { PasskeySteps } from './passkeys.js';

/** An answer outside of a flow, such as for a step-up. @returns null if the user cancels @throws MenshenError */
export async function provePasskey(
  steps: PasskeySteps,
  connection: Connection,
  purpose: PasskeyPurpose,
  signal: AbortSignal = createAbort().signal,
): Promise<PasskeyAnswer | null> {
  const answer = await steps.answer({ purpose }, signal);
  if ('response' in answer) return answer;
  if ('outcome' in answer) {
    if (answer.outcome === 'PasskeyCancelled') return null;
    throw connection.error('NOT_SUPPORTED_HERE');
  }
  const { message, requestId } = answer;
  if (answer.__typename !== 'AttemptsLimited') throw new MenshenError({ code: 'UNAUTHENTICATED', message, requestId });
  throw new MenshenError({ code: 'RATE_LIMITED', message, requestId, retryAt: answer.retryAt, retryable: true });
}
