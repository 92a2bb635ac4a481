import { createHash } from 'node:crypto';

/**
 * The vendor's `sign`, of its page on calls that go with the SDKs: the three texts as UTF-8, one behind the other. It binds
 * neither the kind of detection nor the serial number: TLS alone does.
 * @param timestamp as it is sent
 * @returns 64 hex digits in lower case
 */
export function sign(apiId: string, apiSecret: string, timestamp: string): string {
  return createHash('sha256').update(`${apiId}${apiSecret}${timestamp}`, 'utf8').digest('hex');
}
