/** The steps of "Change the signing key" in docs/services.md, on two running instances. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createVerifier, type Verify } from '../../../packages/verify/src/index.js';
import { TestApp } from '../../support/app.js';
import type { Client } from '../../support/client.js';
import { expectOutcome } from '../../support/expect.js';
import { CreateServiceTokenDocument } from '../../support/generated/operations.js';
import { signedIn } from '../../support/people.js';
import { describeWithRedis, type RedisServer, startRedis } from '../../support/redisServer.js';
import { rotationSteps } from '../../support/rotationSteps.js';
import { signingKey } from '../../support/signingKey.js';

const ISSUER = 'https://id.example.com';
const INSTANCES = [0, 1] as const;
const [OLD, NEW] = [signingKey(), signingKey()];
const STEPS = rotationSteps('docs/services.md', 'SIGNING_KEYS', { 'old.pem': OLD, 'new.pem': NEW });

describeWithRedis('a new signing key on two running instances', () => {
  let redis: RedisServer;
  let app: TestApp;
  let user: Client;
  beforeEach(async () => {
    redis = await startRedis();
    app = new TestApp();
    const environment = { STORE_URL: redis.url, PUBLIC_URL: ISSUER, TOKEN_AUDIENCES: 'orders', SIGNING_KEYS: OLD };
    await app.start({ environment, instances: INSTANCES.length });
    user = await signedIn(app);
  });
  afterEach(async () => {
    await app.close();
    await redis.stop();
  });

  /** A service that fetches the keys from one instance. */
  const service = (instance: number): Verify =>
    createVerifier({ issuer: ISSUER, audience: 'orders', jwksUrl: `${app.url(instance)}/.well-known/jwks.json` });
  const mint = async (instance: number): Promise<string> => {
    const client = Object.assign(app.client({}, instance), { token: user.token });
    const { createServiceToken } = await client.run(CreateServiceTokenDocument, { audience: 'orders' });
    return expectOutcome(createServiceToken, 'ServiceTokenCreated').token;
  };
  const mintAll = () => Promise.all(INSTANCES.map(mint));
  const expectAccepted = async (tokens: readonly string[], services: readonly Verify[]) => {
    for (const token of tokens) {
      for (const verify of services) expect(await verify(token)).toMatchObject({ iss: ISSUER, aud: 'orders' });
    }
  };
  const expectAcceptedAnywhere = async (tokens: readonly string[]) => expectAccepted(tokens, INSTANCES.map(service));

  it('is accepted with the keys of either instance during all steps, as are tokens of the step before', async () => {
    await expectAcceptedAnywhere(await mintAll());
    const [addLast, ...later] = STEPS;
    for (const instance of INSTANCES) {
      await app.roll(instance, { SIGNING_KEYS: addLast });
      await expectAcceptedAnywhere(await mintAll());
    }
    // Step 2: these services fetch the keys now and keep them until the end.
    const waited = INSTANCES.map(service);
    const ofOldKey = await mintAll();
    let before = ofOldKey;
    await expectAccepted(before, waited);
    for (const keys of later) {
      for (const instance of INSTANCES) {
        await app.roll(instance, { SIGNING_KEYS: keys });
        const tokens = await mintAll();
        await expectAcceptedAnywhere(tokens);
        await expectAccepted([...before, ...tokens], waited);
      }
      before = await mintAll();
    }
    const { keys } = (await (await fetch(`${app.url()}/.well-known/jwks.json`)).json()) as { keys: unknown[] };
    expect(keys).toHaveLength(1);
    // The old key is gone, also for its tokens that have not expired.
    for (const token of ofOldKey) {
      await expect(service(0)(token)).rejects.toMatchObject({ code: 'UNKNOWN_KEY' });
    }
  });

  it('is unknown to the services of the other instance when the first step is left out', async () => {
    const [, moveFirst] = STEPS;
    await app.roll(0, { SIGNING_KEYS: moveFirst });
    await expect(service(1)(await mint(0))).rejects.toMatchObject({ code: 'UNKNOWN_KEY' });
  });
});
