/** The verification of a passkey for step-up, over the identity provider's emulator. */
import { randomBytes } from 'node:crypto';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/config.js';
import type { Caller, VendorSession } from '../../src/datasources/capabilities.js';
import { createHttpClients } from '../../src/datasources/transport/http.js';
import { type Emulators, startEmulators } from '../../src/emulators/index.js';
import { loadDefinitions, PROVIDERS } from '../../src/providers.js';
import { EventNotes } from '../../src/services/events/eventNotes.js';
import { createServices, type Services } from '../../src/services/services.js';
import type { AuthContext } from '../../src/services/sessions/authContext.js';
import type { Session } from '../../src/services/sessions/sessions.js';
import { openStore, type Store } from '../../src/store.js';
import { Authenticator, type CreationOptions, type RequestOptions } from '../support/authenticator.js';
import { expectOutcome } from '../support/expect.js';
import { definePasskeyField, PASSKEY_ENVIRONMENT } from '../support/passkeys.js';
import { PASSWORD } from '../support/people.js';

const logger = pino({ level: 'silent' });
const caller: Caller = {
  address: '127.0.0.1',
  language: 'en',
  requestId: 'test',
  vendorCalls: { count: () => undefined, restart: () => undefined },
};

/** A request with a bearer token. */
function authOf(session: Session): AuthContext {
  return {
    caller,
    sessionMode: 'bearer',
    session: async () => session,
    token: undefined,
    notes: new EventNotes(),
    bearer: undefined,
    routerSecret: undefined,
    visitor: undefined,
    userAgent: null,
    grant: (_session, token) => token,
    dismiss: () => undefined,
    ensureFlowBinding: () => null,
    matchesBinding: (binding) => binding === null,
  };
}

describe('a passkey for step-up', () => {
  const http = createHttpClients({ logger });
  let store: Store;
  let emulators: Emulators;
  let services: Services;

  beforeAll(async () => {
    const definitions = await loadDefinitions();
    const authing = (await PROVIDERS.authing?.emulator())?.default ?? expect.fail();
    emulators = await startEmulators([authing]);
    const environment = { SESSION_KEY: randomBytes(32).toString('base64'), ...PASSKEY_ENVIRONMENT };
    const config = loadConfig({ ...environment, ...emulators.environment }, definitions, ['authing']);
    store = await openStore({ url: undefined, logger, now: emulators.now });
    services = createServices(config, { http, logger, now: emulators.now, store, issuer: () => 'http://localhost' });
    await definePasskeyField({
      vendor: (id) => emulators.document().providers[id] as Readonly<Record<string, string>>,
    });
  });
  afterAll(async () => {
    await http.close();
    await store.close();
    await emulators.close();
  });

  const signedIn = async (name: string) => {
    const { identity, id: provider } = services.providers.choose(undefined);
    const method = { kind: 'username', username: name, password: PASSWORD } as const;
    const registered = await identity.register(method, { forceLogin: true }, caller);
    if (registered.type !== 'registered' || registered.vendor === null) return expect.fail();
    const userId = registered.user.id;
    const vendor: VendorSession = registered.vendor;
    const { session } = await services.sessions.start({
      provider,
      userId,
      identifiers: [],
      vendor,
      mode: 'bearer',
      proofs: [{ kind: 'PASSWORD', at: new Date(emulators.now()) }],
    });
    const auth = authOf(session);
    const authenticator = new Authenticator();
    const { options } = expectOutcome(await services.passkeys.enroll(undefined, auth), 'PasskeyEnrollment');
    const response = authenticator.create(options as CreationOptions);
    expectOutcome(await services.passkeys.confirm(response, undefined, undefined, auth), 'AccountUpdated');
    return { auth, session, authenticator, holder: { provider, userId, vendor } };
  };
  type Person = Awaited<ReturnType<typeof signedIn>>;

  const answer = async ({ auth, authenticator }: Person, deviation = {}) => {
    const created = await services.passkeyChallenges.create('STEP_UP', undefined, auth);
    const { challenge, options } = expectOutcome(created, 'PasskeyChallenge');
    return { challenge, response: authenticator.get(options as RequestOptions, deviation) };
  };
  const verify = (given: Awaited<ReturnType<typeof answer>>, { session, holder, auth }: Person) => {
    const expected = { purpose: 'STEP_UP', binding: session.id, path: 'answer.passkey' } as const;
    return services.passkeyVerification.verify(given, expected, holder, auth);
  };

  it('is accepted once, in its own session', async () => {
    const [one, two] = [await signedIn('step-one'), await signedIn('step-two')];
    const given = await answer(one);
    expect(await verify(given, two)).toEqual({ __typename: 'FlowExpired' });
    expect(await verify(given, one)).toBe('accepted');
    expect(await verify(given, one)).toEqual({ __typename: 'FlowExpired' });
  });

  it('is rejected with a wrong origin, and is no proof for a second factor', async () => {
    const person = await signedIn('step-three');
    expect(await verify(await answer(person, { origin: 'https://attacker.example' }), person)).toBe('rejected');
    const asMfa = await services.passkeyVerification.verify(
      await answer(person),
      { purpose: 'MFA', binding: person.session.id, path: 'answer.passkey' },
      person.holder,
      person.auth,
    );
    expect(asMfa).toEqual({ __typename: 'FlowExpired' });
  });

  it('names the path of a response that is not valid', async () => {
    const person = await signedIn('step-four');
    const { challenge } = await answer(person);
    const outcome = await verify({ challenge, response: {} }, person);
    expect(outcome).toMatchObject({ __typename: 'InputRejected', fields: [{ path: 'answer.passkey.response' }] });
  });
});
