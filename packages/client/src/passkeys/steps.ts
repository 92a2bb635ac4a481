/** Requests and prompts that belong together. */
import { createAbort } from '../connection/abort.js';
import type { Connection } from '../connection/connection.js';
import { MenshenError } from '../errors.js';
import type { FlowParts } from '../flow/parts.js';
import type {
  AccountResult,
  ConfirmPasskeyVariables,
  CreatePasskeyChallengeVariables,
  PasskeyAnswer,
  PasskeyChallengeResult,
  PasskeyEnrollmentResult,
  PasskeyPurpose,
} from '../generated/operations.js';

type Parts = Pick<FlowParts, 'operations' | 'passkeys'>;
/** Why there is no credential. */
export type NoCredential = 'PasskeyCancelled' | 'PasskeyUnsupported';

/** A challenge, answered with a passkey of the user. @returns the outcome or the reason if there is no answer */
export async function passkeyAnswer(
  { operations, passkeys }: Parts,
  variables: CreatePasskeyChallengeVariables,
  signal: AbortSignal,
): Promise<
  PasskeyAnswer | Exclude<PasskeyChallengeResult, { readonly __typename: 'PasskeyChallenge' }> | NoCredential
> {
  if (!passkeys.isSupported()) return 'PasskeyUnsupported';
  const result = await operations.createPasskeyChallenge(variables, { signal });
  if (result.__typename !== 'PasskeyChallenge') return result;
  const response = await passkeys.get(result.options, signal);
  return response === null ? 'PasskeyCancelled' : { challenge: result.challenge, response };
}

/** Creates a passkey on this device and adds it to the account. */
export async function createPasskey(
  { operations, passkeys }: Parts,
  { flow, name }: Pick<ConfirmPasskeyVariables, 'flow' | 'name'>,
  signal: AbortSignal,
): Promise<
  AccountResult | Exclude<PasskeyEnrollmentResult, { readonly __typename: 'PasskeyEnrollment' }> | NoCredential
> {
  if (!passkeys.isSupported()) return 'PasskeyUnsupported';
  const result = await operations.enrollPasskey({ flow }, { signal });
  if (result.__typename !== 'PasskeyEnrollment') return result;
  const response = await passkeys.create(result.options, signal);
  if (response === null) return 'PasskeyCancelled';
  return operations.confirmPasskey({ response, name, flow }, { signal });
}

/** An answer outside of a flow, such as for a step-up. @returns null if the user cancels @throws MenshenError */
export async function provePasskey(
  parts: Parts,
  connection: Connection,
  purpose: PasskeyPurpose,
  signal: AbortSignal = createAbort().signal,
): Promise<PasskeyAnswer | null> {
  const answer = await passkeyAnswer(parts, { purpose }, signal);
  if (answer === 'PasskeyCancelled') return null;
  if (answer === 'PasskeyUnsupported') throw connection.error('NOT_SUPPORTED_HERE');
  if (!('__typename' in answer)) return answer;
  const { message, requestId } = answer;
  if (answer.__typename !== 'AttemptsLimited') throw new MenshenError({ code: 'UNAUTHENTICATED', message, requestId });
  throw new MenshenError({ code: 'RATE_LIMITED', message, requestId, retryAt: answer.retryAt, retryable: true });
}
