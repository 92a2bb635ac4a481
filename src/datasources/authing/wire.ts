/** The envelope of the REST calls. GraphQL answers have generated types and are read with transport/fields.ts. */
import { ProviderError } from '../errors.js';
import { number, numericCode, property, requiredText, text } from '../transport/fields.js';
import type { VendorFailure } from '../transport/graphql.js';
import type { HttpReply } from '../transport/http.js';
import { refusal } from './errors.js';

export const required = requiredText('authing');

export interface Envelope {
  readonly data: unknown;
  /** Sent beside `data` after a recovery code was used. */
  readonly recoveryCode: string | null;
}

type EnvelopeReply =
  | { readonly value: Envelope; readonly failure: null }
  | { readonly value: null; readonly failure: VendorFailure };

const SUCCESS = '200';

/**
 * `{code, message, data}`. Newer servers put the HTTP status into `statusCode` and the business code into `apiCode`
 * (https://docs.authing.cn/v2/reference/error-code.html). The HTTP status of an answer is not documented, so the body
 * decides.
 */
export function readEnvelope(reply: HttpReply): EnvelopeReply {
  const body = reply.json();
  const [code, statusCode, apiCode] = ['code', 'statusCode', 'apiCode'].map((key) => numericCode(property(body, key)));
  if (reply.ok && (code === SUCCESS || statusCode === SUCCESS)) {
    return { value: { data: property(body, 'data'), recoveryCode: text(body, 'recoveryCode') }, failure: null };
  }
  const failed = [apiCode, code, statusCode].find((candidate) => candidate != null && candidate !== SUCCESS);
  if (failed == null) throw new ProviderError('BAD_REPLY', 'authing');
  return { value: null, failure: { code: failed, message: text(body, 'message'), data: property(body, 'data') } };
}

/** `CommonMessage` has a code of its own, which the vendor's SDKs ignore. */
export function confirm(operation: string, message: unknown): void {
  const code = number(message, 'code');
  if (code === null) throw new ProviderError('BAD_REPLY', 'authing');
  if (code !== 200) throw refusal(operation, String(code));
}
