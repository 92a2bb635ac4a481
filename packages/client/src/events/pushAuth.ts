/** Push requests and QR codes as a part of a client. */
import type { ClientCore } from '../core.js';
import {
  type PushAuthEvent,
  type PushAuthResult,
  pushAuthDocuments,
  type RequestPushAuthVariables,
} from '../generated/operations.js';
import { type Text, textIn } from '../messages.js';
import { operationsOver } from '../operations.js';
import { clientProblem, type Problem } from '../problem.js';
import { type EventSource, followPushAuth } from './followPushAuth.js';
import { isOpen } from './status.js';

const EXPIRED: Text = ['The request has expired. Start a new one.', '请求已过期，请重新发起。'];
const REFUSED: Text = ['The request was declined on the phone.', '手机上已拒绝此请求。'];

export interface PushAuthSteps {
  createQrCode(signal: AbortSignal): Promise<PushAuthResult>;
  request(variables: RequestPushAuthVariables, signal: AbortSignal): Promise<PushAuthResult>;
  /** Sends a push request to the phone that is a factor of a login. */
  startMfa(flow: string, signal: AbortSignal): Promise<PushAuthResult>;
  /** The states of an event, the present one first, until a final one. */
  follow(event: PushAuthEvent, signal?: AbortSignal): AsyncIterable<PushAuthEvent>;
  /** Why an event cannot be approved any more; null while it can, and once it is. */
  problem(event: PushAuthEvent): Problem | null;
}

/** Adds push requests and QR codes to a client: `createClient({ url, pushAuth: pushAuth() })`. */
export type PushAuth = (core: ClientCore) => PushAuthSteps;

export function pushAuth(): PushAuth {
  return ({ connection, request, language, token }) => {
    const operations = operationsOver(request, pushAuthDocuments);
    const events: EventSource = {
      operations,
      stream: async (id, signal) =>
        connection.stream(pushAuthDocuments.pushAuthEventUpdated, { id }, await token(), signal),
      read: (data) => connection.read<{ readonly pushAuthEventUpdated: PushAuthEvent }>(data).pushAuthEventUpdated,
    };
    return {
      createQrCode: (signal) => operations.createAuthQrCode({}, { signal }),
      request: (variables, signal) => operations.requestPushAuth(variables, { signal }),
      startMfa: (flow, signal) => operations.startMfaPush({ flow }, { signal }),
      follow: (event, signal) => followPushAuth(events, event, signal),
      problem({ status }) {
        if (isOpen(status) || status === 'APPROVED') return null;
        return status === 'REJECTED'
          ? clientProblem('PushRefused', textIn(language(), REFUSED))
          : clientProblem('PushExpired', textIn(language(), EXPIRED));
      },
    };
  };
}
