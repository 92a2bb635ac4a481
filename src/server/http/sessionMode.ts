/** How a request carries its session: in a cookie, or as a bearer token. */
import type { IncomingHttpHeaders } from 'node:http';
import type { SessionMode } from '../../services/sessions/sessions.js';

const BOTH: readonly SessionMode[] = ['cookie', 'bearer'];

export interface RequestedMode {
  readonly mode: SessionMode;
  /** Why the header `x-session-mode` is not accepted. */
  readonly problem?: string;
}

/** @param pageModes the modes that SESSION_MODES allows to pages (requests with `Origin`) */
export function requestedMode(headers: IncomingHttpHeaders, pageModes: readonly SessionMode[]): RequestedMode {
  const modes = headers.origin === undefined ? BOTH : pageModes;
  const isPage = headers.origin !== undefined && bearerToken(headers) === undefined;
  const preferred: SessionMode = isPage ? 'cookie' : 'bearer';
  const requested = headers['x-session-mode'];
  const mode = modes.find((each) => each === requested) ?? modes.find((each) => each === preferred) ?? modes[0];
  return {
    mode: mode ?? preferred,
    ...(requested !== undefined &&
      requested !== mode && { problem: `The header x-session-mode must be one of: ${modes.join(', ')}.` }),
  };
}

/** The token of `Authorization: Bearer …`. */
export function bearerToken({ authorization }: IncomingHttpHeaders): string | undefined {
  return authorization === undefined ? undefined : /^Bearer +(\S+)$/i.exec(authorization)?.[1];
}
