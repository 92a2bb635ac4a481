/** Signatures of webhooks: https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md */
import { createHmac } from 'node:crypto';

export interface SignedMessage {
  readonly id: string;
  readonly body: string;
  /** Seconds since 1970: the time of this attempt. */
  readonly timestamp: number;
}

/** One signature for each secret, so that the receiver can change its secret at any time during a rotation. */
export function signatureHeaders(
  { id, body, timestamp }: SignedMessage,
  secrets: readonly Buffer[],
): Readonly<Record<string, string>> {
  const content = `${id}.${timestamp}.${body}`;
  const signatures = secrets.map((secret) => `v1,${createHmac('sha256', secret).update(content).digest('base64')}`);
  return {
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': signatures.join(' '),
  };
}
