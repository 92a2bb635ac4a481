import type { PushAuthSteps } from '../events/pushAuth.js';
import type { Operations, signInDocuments } from '../generated/operations.js';
import type { PasskeySteps } from '../passkeys/passkeys.js';

/** What flows use of the client. */
export interface FlowParts {
  readonly operations: Pick<Operations, keyof typeof signInDocuments>;
  /** @throws MenshenError NOT_SUPPORTED_HERE if the client has no passkeys */
  readonly passkeys: () => PasskeySteps;
  /** @throws MenshenError NOT_SUPPORTED_HERE if the client has no push authentication */
  readonly pushAuth: () => PushAuthSteps;
  readonly language: () => string;
  /** @returns the HTTP status */
  upload(address: string, file: Blob | ArrayBuffer, signal: AbortSignal): Promise<number>;
}

/** What the flows besides the sign-in use. */
export interface MenshenParts extends FlowParts {
  readonly operations: Operations;
}
