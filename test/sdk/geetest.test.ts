/** The vendor's own SDK, unmodified, against the emulator. */
import { createRequire } from 'node:module';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { VendorClient } from '../datasources/geetest/emulator/vendorClient.js';

interface Registration {
  readonly success: 0 | 1;
  readonly challenge: string;
  readonly gt: string;
  readonly new_captcha: boolean;
}

/** The SDK has no types of its own. */
interface Sdk {
  register(data: object | null): Promise<Registration>;
  validate(isFallback: boolean, result: object): Promise<boolean | undefined>;
}

const Geetest = createRequire(import.meta.url)('gt3-sdk') as new (config: object) => Sdk;

let vendor: VendorClient;
beforeAll(async () => {
  vendor = await VendorClient.start();
});
beforeEach(() => vendor.control.reset());
afterAll(() => vendor.emulators.close());

function connect(changes: object = {}): Sdk {
  const { apiServer: api_server, captchaId: geetest_id, privateKey: geetest_key } = vendor.v3;
  return new Geetest({ geetest_id, geetest_key, api_server, timeout: 1_000, ...changes });
}

const fail = (fault: object) => vendor.control.send('POST', '/providers/geetest/faults', { count: 1, ...fault });

/** What the widget would post for a registration. */
async function answerTo({ challenge, success }: Registration) {
  const solution = await vendor.solve(challenge, { success });
  return {
    geetest_challenge: solution.challenge,
    geetest_validate: solution.validate,
    geetest_seccode: solution.seccode,
  };
}

describe('the official v3 SDK', () => {
  it('registers a challenge and validates its answer, once', async () => {
    const sdk = connect();
    const registration = await sdk.register({ client_type: 'web', ip_address: '203.0.113.9' });
    expect(registration).toEqual({
      success: 1,
      challenge: expect.stringMatching(/^[0-9a-f]{32}$/),
      gt: vendor.v3.captchaId,
      new_captcha: true,
    });
    const answer = await answerTo(registration);
    expect(await sdk.validate(false, answer)).toBe(true);
    expect(await sdk.validate(false, answer)).toBe(false);
  });

  it('validates the answer of a slide', async () => {
    await vendor.command('/geetest/settings', { slide: true });
    const sdk = connect();
    const answer = await answerTo(await sdk.register(null));
    expect(answer.geetest_challenge).toHaveLength(34);
    expect(await sdk.validate(false, answer)).toBe(true);
  });

  it('refuses a changed answer', async () => {
    const sdk = connect();
    const answer = await answerTo(await sdk.register(null));
    expect(await sdk.validate(false, { ...answer, geetest_validate: '0'.repeat(32) })).toBe(false);
    expect(await sdk.validate(false, { ...answer, geetest_seccode: 'another' })).toBe(false);
    expect(await sdk.validate(false, answer)).toBe(true);
  });

  it('refuses an answer that is too old', async () => {
    const sdk = connect();
    const answer = await answerTo(await sdk.register(null));
    await vendor.control.advance(600);
    expect(await sdk.validate(false, answer)).toBe(false);
  });

  it.each(['http500', 'garbage', 'drop', 'timeout'])('falls back while the vendor is down by %s', async (mode) => {
    const sdk = connect({ timeout: 300 });
    await fail({ match: 'register.php', mode });
    const registration = await sdk.register(null);
    // The SDK takes any body with a challenge for an answer, whatever its status; ours has none.
    expect(registration).toMatchObject({ success: 0, challenge: expect.stringMatching(/^[0-9a-f]{34}$/) });
    expect(await sdk.validate(true, await answerTo(registration))).toBe(true);
    expect(await sdk.validate(true, { ...(await answerTo(registration)), geetest_validate: 'x' })).toBe(false);
  });

  it('tells that it could not validate', async () => {
    const sdk = connect({ timeout: 300 });
    const answer = await answerTo(await sdk.register(null));
    await fail({ match: 'validate.php', mode: 'drop' });
    await expect(sdk.validate(false, answer)).rejects.toThrow();
  });
});
