import { expect, it } from 'vitest';
import { APP_ERROR_CODES, PROTOCOL_ERROR_CODES } from '../../../src/errors.js';
import { MenshenError, SERVER_ERROR_CODES } from '../src/index.js';

it('has every error code of the server', () => {
  expect(SERVER_ERROR_CODES).toEqual([...APP_ERROR_CODES, ...PROTOCOL_ERROR_CODES]);
  expect(new MenshenError({ code: 'INTERNAL', message: 'x' })).toMatchObject({ retryable: false, kinds: [] });
});
