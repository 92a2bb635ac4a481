/** A made-up identity provider: users sign in with a user name and a password, and nothing else. */
import { z } from 'zod';
import {
  type Caller,
  defineProvider,
  type Identity,
  type LoginMethod,
  type LoginOptions,
  type LoginReply,
  PROFILE_FIELDS,
  type ProfileField,
  type Provider,
  type ProviderTools,
  SERVER,
  type TokenStatus,
  type UserName,
  type UserRecord,
  type VendorSession,
} from '../../src/datasources/capabilities.js';
import { ProviderError, type ProviderErrorCode } from '../../src/datasources/errors.js';
import type { HttpClient } from '../../src/datasources/transport/http.js';
import type { EmulatorDefinition } from '../../src/emulators/emulator.js';

interface Settings {
  readonly appId: string;
  readonly baseUrl: string;
}

const ERRORS: Readonly<Record<number, ProviderErrorCode>> = { 401: 'NOT_SIGNED_IN', 403: 'INVALID_CREDENTIALS' };
const LIFETIME_MS = 3_600_000;
const account = z.object({ id: z.string(), name: z.string(), token: z.string() });

class SampleIdentity implements Identity, Provider {
  readonly identity: Identity = this;
  readonly loginMethods = new Map([['username' as const, new Set<never>()]]);
  readonly registerMethods = new Map<never, never>();
  readonly smsScenes = new Set<never>();
  readonly emailScenes = new Set<never>();
  readonly resetProofs = new Set<never>();
  readonly userNames = new Set<never>();
  readonly logoutScope = 'session';
  readonly probe = {
    probe: async () => void (await this.#http.request({ caller: SERVER, call: 'probe', method: 'GET', path: '/' })),
  };
  readonly #http: HttpClient;

  constructor(
    private readonly settings: Settings,
    { http }: ProviderTools,
  ) {
    this.#http = http.client({ provider: 'sampleIdentity', baseUrl: settings.baseUrl });
  }

  async login(method: LoginMethod, _options: LoginOptions, caller: Caller): Promise<LoginReply> {
    if (method.kind !== 'username') return refuse();
    const { username, password } = method;
    const { token, ...user } = await this.#call('/login', { username, password }, caller);
    const vendor = { token, expiresAt: new Date(Date.now() + LIFETIME_MS) };
    return { type: 'signedIn', user: record(user), vendor, isNewUser: false };
  }

  async currentUser({ token }: VendorSession, caller: Caller): Promise<UserRecord> {
    return record(await this.#call('/user', { token }, caller));
  }

  async tokenStatus(token: string, caller: Caller): Promise<TokenStatus> {
    const { id } = await this.#call('/user', { token }, caller);
    return { state: 'ACTIVE', userId: id, issuedAt: null, expiresAt: null };
  }

  async refresh(vendor: VendorSession, caller: Caller): Promise<VendorSession> {
    await this.currentUser(vendor, caller);
    return vendor;
  }

  async logout({ token }: VendorSession, caller: Caller): Promise<void> {
    await this.#call('/logout', { token }, caller);
  }

  // The sets above are empty, so the services never call these.
  register = refuse;
  userExists = (_name: UserName) => refuse();
  sendSmsCode = refuse;
  sendEmail = refuse;
  resetPassword = refuse;

  async #call(path: string, fields: Readonly<Record<string, string>>, caller: Caller) {
    const body = JSON.stringify({ ...fields, appId: this.settings.appId });
    const headers = { 'content-type': 'application/json' };
    const reply = await this.#http.request({ caller, call: path.slice(1), method: 'POST', path, headers, body });
    if (!reply.ok) throw new ProviderError(ERRORS[reply.status] ?? 'REFUSED', 'sampleIdentity', String(reply.status));
    const { success, data } = account.safeParse(reply.json());
    if (!success) throw new ProviderError('BAD_REPLY', 'sampleIdentity');
    return data;
  }
}

async function refuse(): Promise<never> {
  throw new ProviderError('NOT_SUPPORTED', 'sampleIdentity');
}

function record({ id, name }: { readonly id: string; readonly name: string }): UserRecord {
  const empty = Object.fromEntries(PROFILE_FIELDS.map((field) => [field, null])) as Record<ProfileField, null>;
  return {
    ...empty,
    id,
    username: name,
    email: null,
    emailVerified: false,
    phone: null,
    phoneCountryCode: null,
    phoneVerified: false,
    externalId: null,
    status: null,
    blocked: false,
    registerSource: [],
    loginsCount: null,
    signedUp: null,
    lastLogin: null,
    createdAt: null,
    updatedAt: null,
  };
}

export const sampleIdentity = defineProvider<Settings>({
  id: 'sampleIdentity',
  description: 'A sample identity provider.',
  identityProvider: 'SAMPLE',
  settings: {
    appId: {
      env: 'SAMPLE_IDENTITY_APP_ID',
      description: 'the ID of the application.',
      example: 'app-1',
      schema: z.string().min(1),
      credential: true,
    },
    baseUrl: {
      env: 'SAMPLE_IDENTITY_BASE_URL',
      description: 'the address of the service.',
      example: 'https://id.example.com',
      default: 'https://id.example.com',
      schema: z.url({ protocol: /^https?$/ }),
      upstream: true,
    },
  },
  create: (settings, tools) => new SampleIdentity(settings, tools),
});

const USER = { id: 'sample-1', name: 'sample', token: 'emulated-token' };
const login = z.object({ username: z.string(), password: z.string() });
const session = z.object({ token: z.string() });

export const sampleIdentityEmulator: EmulatorDefinition = {
  id: 'sampleIdentity',
  async start({ serve }) {
    const { url } = await serve('sampleIdentity', (app) => {
      app.get('/', async () => ({}));
      app.post('/login', async ({ body }, reply) => {
        const { username, password } = login.parse(body);
        return username === USER.name && password === 'Sample-2026' ? USER : reply.code(403).send({});
      });
      for (const path of ['/user', '/logout']) {
        app.post(path, async ({ body }, reply) =>
          session.parse(body).token === USER.token ? USER : reply.code(401).send({}),
        );
      }
    });
    return {
      published: { url },
      environment: { SAMPLE_IDENTITY_BASE_URL: url, SAMPLE_IDENTITY_APP_ID: 'emulated-app' },
      reset: () => undefined,
    };
  },
};
