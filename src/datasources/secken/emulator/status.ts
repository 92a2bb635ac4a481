/** The vendor's statuses with their messages. The messages are display text, not part of the protocol. */
const DESCRIPTIONS: Readonly<Record<number, string>> = {
  200: 'success',
  201: 'event already handled',
  400: 'parameter error',
  403: 'signature error',
  404: 'application does not exist',
  405: 'method not allowed',
  406: 'not in whitelist',
  407: 'too many requests, retry later',
  500: 'system error',
  501: 'qrcode could not be made',
  601: 'user rejected',
  602: 'no user agree,retry',
  603: 'event expired',
  604: 'event does not exist',
  605: 'authentication type not enabled',
  606: 'callback has been set',
  607: 'user does not exist',
  608: 'auth token does not exist',
  609: 'ip address banned',
};

/** An error response of the vendor. */
export class StatusError extends Error {
  constructor(readonly status: number) {
    super(descriptionOf(status));
  }
}

function descriptionOf(status: number): string {
  return DESCRIPTIONS[status] ?? 'error';
}

/** Failures are not signed. */
export function failure(status: number): { readonly status: number; readonly description: string } {
  return { status, description: descriptionOf(status) };
}
