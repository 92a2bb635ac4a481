/** Suites that need a real Redis. */
import { describe, it } from 'vitest';
import { PROGRAM, redisAvailable } from './redisProcess.js';

export { launchProgram, type RedisCertificates, type RedisServer, startRedis } from './redisProcess.js';

/** Without the program these tests are skipped with a warning, except in CI, where that is a failure. */
export function describeWithRedis(title: string, body: () => void): void {
  if (redisAvailable) {
    describe(title, body);
    return;
  }
  if (process.env.CI === 'true') {
    describe(title, () => {
      it(`needs the program ${PROGRAM}`, () => {
        throw new Error(`${PROGRAM} is not on the PATH, and CI must not skip what needs it.`);
      });
    });
    return;
  }
  // biome-ignore lint/suspicious/noConsole: whoever runs the tests must see that some of them did not run
  console.warn(`SKIPPED, ${PROGRAM} is not on the PATH: ${title}`);
  describe.skip(title, body);
}
