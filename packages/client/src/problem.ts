/** Why a step of a flow did not lead on, in words for the user. */
import type { FieldProblem } from './generated/operations.js';

/** Reasons that this client finds itself; all others are names of outcomes. */
export type ClientProblem =
  | 'PasskeyCancelled'
  | 'PasskeyUnsupported'
  | 'LivenessRejected'
  | 'PushExpired'
  | 'PushRefused';

export interface Problem {
  /** `__typename` of the server's outcome, such as `MfaRejected`, or a `ClientProblem`. */
  readonly outcome: string;
  /** For the user, in the language of the client. */
  readonly message: string;
  /** The inputs that the server refused, each with a text to show beside it. Empty unless the outcome is `InputRejected`. */
  readonly fields: readonly FieldProblem[];
  /** Attempts left in this step; null if the server did not say. */
  readonly attemptsLeft: number | null;
  /** The earliest time at which another attempt can succeed, ISO 8601; null if at once. */
  readonly retryAt: string | null;
  /** For support; null if no request was sent. */
  readonly requestId: string | null;
}

/** The fields that outcomes have, as far as a problem shows them. */
export interface Refusal {
  readonly __typename: string;
  readonly message: string;
  readonly requestId: string | null;
  readonly fields?: readonly FieldProblem[];
  readonly attemptsLeft?: number;
  readonly retryAt?: string;
}

/** An outcome in the form in which flows show it, for pages that send operations themselves. */
export function problemOf({ __typename, message, requestId, fields, attemptsLeft, retryAt }: Refusal): Problem {
  return {
    outcome: __typename,
    message,
    fields: fields ?? [],
    attemptsLeft: attemptsLeft ?? null,
    retryAt: retryAt ?? null,
    requestId,
  };
}

export function clientProblem(outcome: ClientProblem, message: string): Problem {
  return problemOf({ __typename: outcome, message, requestId: null });
}
