import { describe, expect, it } from 'vitest';
import { PROVIDER_ERROR_CODES } from '../../../src/datasources/errors.js';
import { type Operation, refusal } from '../../../src/datasources/secken/errors.js';

/** The vendor's tables, written down a second time on purpose. */
const DOCUMENTED: Readonly<Record<Operation, Readonly<Record<string, readonly number[]>>>> = {
  qrcode_for_auth: {
    INPUT_REJECTED: [400],
    TOO_FREQUENT: [407],
    UNAVAILABLE: [500, 501],
    REFUSED: [401, 402, 403, 404, 405, 406, 609],
  },
  realtime_authorization: {
    INPUT_REJECTED: [400],
    TOO_FREQUENT: [407],
    UNAVAILABLE: [500],
    UNKNOWN_ACCOUNT: [604, 607],
    NOT_FOUND: [605],
    REFUSED: [403, 404, 406, 608, 609],
  },
  event_result: {
    INPUT_REJECTED: [400],
    TOO_FREQUENT: [407],
    UNAVAILABLE: [500],
    NOT_FOUND: [604, 901],
    REFUSED: [403, 404, 606, 609, 900, 902, 903],
  },
  query_auth_token: {
    INPUT_REJECTED: [400],
    TOO_FREQUENT: [407],
    UNAVAILABLE: [500],
    REFUSED: [403, 404, 609],
  },
};

describe('the error table', () => {
  it.each(Object.entries(DOCUMENTED))('of %s', (operation, table) => {
    for (const [code, statuses] of Object.entries(table)) {
      for (const status of statuses) {
        const { code: got, providerCode } = refusal(operation as Operation, status);
        expect([status, got, providerCode]).toEqual([status, code, String(status)]);
      }
    }
  });

  it('says REFUSED to whatever it does not know, and to a success that is none', () => {
    for (const status of [0, 1, 200, 202, 610, 99_999]) expect(refusal('event_result', status).code).toBe('REFUSED');
  });

  it('uses known codes only, and calls nothing a fault but a broken system', () => {
    const codes = Object.values(DOCUMENTED).flatMap((table) => Object.keys(table));
    expect(codes.filter((code) => !PROVIDER_ERROR_CODES.some((known) => known === code))).toEqual([]);
    const faults = [400, 403, 407, 500, 501, 604, 607].filter((status) => refusal('event_result', status).isFault);
    expect(faults).toEqual([500, 501]);
  });
});
