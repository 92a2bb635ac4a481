/** The vendor's own SDK, unmodified, pointed at the emulator. */
import { createRequire } from 'node:module';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import authing from '../../src/datasources/authing/emulator/index.js';
import { type Emulators, startEmulators } from '../../src/emulators/index.js';
import { ControlClient } from '../emulators/controlClient.js';

export const sdk = createRequire(import.meta.url)('authing-js-sdk') as typeof import('authing-js-sdk');

export const SEEDED = {
  id: 'e0e0e0e0e0e0e0e0e0e0b001',
  email: 'menshen@example.com',
  username: 'menshen',
  phone: '13800000001',
  password: 'Menshen-2026',
};

/** Starts the emulator for the tests of one file; every test begins with its seeded state. */
export function useAuthing() {
  let emulators: Emulators;
  let control: ControlClient;
  beforeAll(async () => {
    emulators = await startEmulators([authing]);
    control = new ControlClient(emulators);
  });
  beforeEach(() => control.reset());
  afterAll(() => emulators.close());

  const setting = (name: string) => String(emulators.environment[name]);
  const newClient = (more: object = {}) =>
    new sdk.AuthenticationClient({
      appHost: setting('AUTHING_APP_HOST'),
      appId: setting('AUTHING_APP_ID'),
      secret: setting('AUTHING_APP_SECRET'),
      ...more,
    });
  return {
    newClient,
    setting,
    get control() {
      return control;
    },
    /** The seeded user. */
    async signedIn() {
      const client = newClient();
      await client.loginByEmail(SEEDED.email, SEEDED.password);
      return client;
    },
    newManagement: (secret = setting('AUTHING_USERPOOL_SECRET')) =>
      new sdk.ManagementClient({
        host: setting('AUTHING_APP_HOST'),
        userPoolId: setting('AUTHING_USERPOOL_ID'),
        secret,
      }),
    /** What the vendor's console would do. */
    async ask<T>(path: string, body: object): Promise<T> {
      return (await (await control.send('POST', path, body)).json()) as T;
    },
  };
}
