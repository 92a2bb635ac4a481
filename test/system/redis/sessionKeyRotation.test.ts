/** The rotation of SESSION_KEY in docs/sessions.md, on two running instances that serve requests meanwhile. */
import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { TestApp } from '../../support/app.js';
import { CurrentSessionDocument } from '../../support/generated/operations.js';
import { Load } from '../../support/load.js';
import { signedIn } from '../../support/people.js';
import { describeWithRedis, type RedisServer, startRedis } from '../../support/redisServer.js';
import { rotationSteps } from '../../support/rotationSteps.js';

const INSTANCES = [0, 1] as const;
const SESSION_MAX_SECONDS = 3600;
const [OLD, NEW] = [newKey(), newKey()];
const [ADD_LAST, MOVE_FIRST, DROP_OLD] = rotationSteps('docs/sessions.md', 'SESSION_KEY', { $OLD: OLD, $NEW: NEW });

describeWithRedis('a new SESSION_KEY on two running instances', () => {
  let redis: RedisServer;
  let app: TestApp;
  beforeEach(async () => {
    redis = await startRedis();
    app = new TestApp();
    const environment = {
      STORE_URL: redis.url,
      SESSION_KEY: OLD,
      SESSION_MAX_SECONDS: String(SESSION_MAX_SECONDS),
      LIMIT_VENDOR_CALLS_PER_MINUTE: '1000000',
    };
    await app.start({ environment, instances: INSTANCES.length });
  });
  afterEach(async () => {
    await app.close();
    await redis.stop();
  });

  it('loses no session during the three steps while requests run', async () => {
    const load = new Load(app, INSTANCES);
    /** Each instance has answered more requests of every session. */
    const progress = async () => {
      const target = load.answered + 4;
      await expect.poll(() => load.lost.length > 0 || load.answered >= target).toBe(true);
      expect(load.lost).toEqual([]);
    };
    const roll = async (keys: string) => {
      for (const instance of INSTANCES) {
        await load.without(instance, () => app.roll(instance, { SESSION_KEY: keys }));
        for (const each of INSTANCES) await load.begin(each);
        await progress();
      }
    };
    for (const instance of INSTANCES) await load.begin(instance);
    await progress();
    await roll(ADD_LAST);
    await roll(MOVE_FIRST);

    const [early] = await load.stop();
    await app.control.advance(SESSION_MAX_SECONDS / 2);
    for (const instance of INSTANCES) await load.begin(instance);
    await progress();
    await app.control.advance(SESSION_MAX_SECONDS / 2);
    // The sessions that began under the old key have reached their maximum age.
    expect((await early?.run(CurrentSessionDocument))?.session).toBeNull();
    await roll(DROP_OLD);
    await load.stop();
  });

  it('signs users out at the other instance, for the time being, when the first step is left out', async () => {
    await app.roll(0, { SESSION_KEY: MOVE_FIRST });
    const { token } = await signedIn(app);
    const other = Object.assign(app.client({}, 1), { token });
    expect((await other.run(CurrentSessionDocument)).session).toBeNull();
    expect(app.log.join()).toContain('add the new key last on every instance');
    await app.roll(1, { SESSION_KEY: ADD_LAST });
    expect((await other.run(CurrentSessionDocument)).session).not.toBeNull();
  });
});

function newKey(): string {
  return randomBytes(32).toString('base64');
}
