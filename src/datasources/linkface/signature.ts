import { createHash } from 'node:crypto';

/**
 * The vendor's `sign`, from the SDK's page on calls: the three texts in UTF-8, concatenated. It covers neither the kind of
 * detection nor the serial number: only TLS protects them.
 * @param timestamp as sent
 * @returns 64 hex digits in lower case
 */
export function sign(apiId: string, apiSecret: string, timestamp: string): string {
  return createHash('sha256').update(`${apiId}${apiSecret}${timestamp}`, 'utf8').digest('hex');
}
