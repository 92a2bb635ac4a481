import type { Operations, PushAuthEvent } from '../generated/operations.js';
import type { PasskeyPrompt } from '../passkeys/prompt.js';

/** What flows use of the client. */
export interface FlowParts {
  readonly operations: Operations;
  readonly passkeys: PasskeyPrompt;
  readonly language: () => string;
  followPushAuth(event: PushAuthEvent, signal: AbortSignal): AsyncIterable<PushAuthEvent>;
  /** @returns the HTTP status */
  upload(address: string, file: Blob | ArrayBuffer, signal: AbortSignal): Promise<number>;
}
