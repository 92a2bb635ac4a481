import { randomBytes } from 'node:crypto';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { Providers } from '../../src/services/providers/providers.js';
import { PushAuthService } from '../../src/services/pushAuth/pushAuth.js';
import { PushEvents } from '../../src/services/pushAuth/pushEvents.js';
import { createSealer } from '../../src/services/sealing.js';
import type { AuthContext } from '../../src/services/sessions/authContext.js';
import { Sessions } from '../../src/services/sessions/sessions.js';
import { openStore } from '../../src/store.js';
import { CALLER } from '../support/caller.js';

const HOUR = 3_600_000;
const logger = pino({ level: 'silent' });

it('following an event with a token that was replaced neither ends the session nor what is followed', async () => {
  const store = await openStore({ logger });
  const sealer = createSealer([randomBytes(32)]);
  const sessions = new Sessions({ store, sealer, logger, idleMs: HOUR, maxMs: HOUR, graceMs: 0 });
  const events = new PushEvents(store, sealer, Date.now);
  const choice = { identityProviders: undefined, allowEmulatedFactors: false };
  const service = new PushAuthService(
    new Providers([], choice, { http: {} as never, logger, now: Date.now }),
    events,
    sessions,
    logger,
    Date.now,
  );
  const vendor = { token: 'vendor-token', expiresAt: new Date(Date.now() + HOUR) };
  const who = { provider: 'AUTHING', userId: 'u1', identifiers: [], mode: 'bearer', proofs: [] } as const;
  const { session, token } = await sessions.start({ ...who, vendor });
  const auth = {
    token,
    caller: CALLER,
    ensureFlowBinding: () => null,
    matchesBinding: () => true,
  } as unknown as AuthContext;
  const { id } = await events.begin(
    {
      kind: 'QR_CODE',
      purpose: 'BIND',
      provider: 'AUTHING',
      qrCode: null,
      matchNumber: null,
      pollAfterMs: 1000,
      vendor: { id: 'e1', uid: null },
      reported: true,
      sessionId: session.id,
      flow: null,
      proves: false,
      decoy: false,
      lifetimeSeconds: 60,
    },
    auth,
  );
  const changes = await service.watch(id, auth);
  expect((await changes.next()).value).toMatchObject({ status: 'PENDING' });
  const renewed = await sessions.refresh(token, async () => vendor);
  await events.apply(id, { status: 'DENIED' });
  expect((await changes.next()).value).toMatchObject({ status: 'REJECTED' });
  expect(await sessions.find(renewed?.token ?? '')).toBeDefined();
  await store.close();
});
