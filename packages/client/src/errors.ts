/** All failures of the client: one class, a closed list of codes, and texts for users. */
import type { SERVER_ERROR_CODES } from './generated/errorCodes.js';
import type { ProofKind } from './generated/operations.js';

export type ServerErrorCode = (typeof SERVER_ERROR_CODES)[number];

/** Codes of failures that this client finds itself. UNKNOWN stands for a code that only a later server has. */
export type ClientErrorCode =
  | 'NETWORK_ERROR'
  | 'TIMEOUT'
  | 'ABORTED'
  | 'BAD_RESPONSE'
  | 'COOKIE_BLOCKED'
  | 'SCRIPT_BLOCKED'
  | 'NOT_SUPPORTED_HERE'
  | 'UNKNOWN';

export type ErrorCode = ServerErrorCode | ClientErrorCode;

/** What is known about a failure, as plain data. Never contains variables, codes, passwords or tokens. */
export interface ErrorInfo {
  readonly code: ErrorCode;
  /** A text for the user, in the language of the client. */
  readonly message: string;
  /** The id of the request in the server's log; show it for support. Null if the request did not reach the server. */
  readonly requestId: string | null;
  /** The earliest time at which a retry can succeed, ISO 8601. Null if the server named none. */
  readonly retryAt: string | null;
  /** Whether the same request may succeed later. */
  readonly retryable: boolean;
  /** The proofs that this user can give, for STEP_UP_REQUIRED. Empty otherwise. */
  readonly kinds: readonly ProofKind[];
}

/** A request that failed. Outcomes that a user can act on are results, not errors. */
export class MenshenError extends Error implements ErrorInfo {
  override readonly name = 'MenshenError';
  readonly code: ErrorCode;
  readonly requestId: string | null;
  readonly retryAt: string | null;
  readonly retryable: boolean;
  readonly kinds: readonly ProofKind[];

  constructor(info: Pick<ErrorInfo, 'code' | 'message'> & Partial<ErrorInfo>) {
    super(info.message);
    this.code = info.code;
    this.requestId = info.requestId ?? null;
    this.retryAt = info.retryAt ?? null;
    this.retryable = info.retryable ?? false;
    this.kinds = info.kinds ?? [];
  }

  toJSON(): ErrorInfo {
    const { code, message, requestId, retryAt, retryable, kinds } = this;
    return { code, message, requestId, retryAt, retryable, kinds };
  }
}
