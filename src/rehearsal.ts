/**
 * REHEARSAL=yes: the production configuration runs with emulators in place of all vendors. Its sessions, tokens, records and
 * log lines cannot be mistaken for those of production.
 */
import { hkdfSync } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import { freshKey, freshSigningKey } from './config/freshKeys.js';
import { settingsOf } from './config/providerSettings.js';
import { serverSettings } from './config/serverSettings.js';
import { ConfigError, type Environment } from './config.js';
import type { ProviderDefinition } from './datasources/capabilities.js';
import { startEmulators } from './emulators/index.js';
import { PROVIDERS } from './providers.js';

const HOST = '127.0.0.1';
const KEY_BYTES = 32;

/** The part of `GET /emulators` that a rehearsal needs. */
const emulatorsDocument = z.object({
  environment: z.record(z.string(), z.string()),
  control: z.object({ url: z.string() }),
});

export interface Rehearsal {
  /** The environment of production with the emulators and the keys of the rehearsal. */
  readonly environment: Environment;
  /** The ids of all providers. */
  readonly emulated: readonly string[];
  /** The emulators' clock, in milliseconds since 1970. */
  readonly now: () => number;
  /** Marks every response. */
  readonly observe: (app: FastifyInstance) => void;
  /** The address of the emulators' control API: `http://127.0.0.1:4016`. */
  readonly controlUrl: string;
  close(): Promise<void>;
}

/** @throws ConfigError for credentials of a vendor, and for SIGNING_KEYS */
export async function startRehearsal(
  environment: Environment,
  definitions: readonly ProviderDefinition[],
): Promise<Rehearsal> {
  const problems = productionSecrets(environment, definitions);
  if (problems.length > 0) throw new ConfigError(problems);
  const settings = serverSettings(definitions);
  const shared = settings.rehearsalEmulators.schema.safeParse(environment.REHEARSAL_EMULATORS || undefined).data;
  const emulators = shared === undefined ? await ownEmulators(environment, settings) : await sharedEmulators(shared);
  return {
    environment: {
      ...environment,
      ...emulators.environment,
      HOST: environment.HOST || HOST,
      SESSION_KEY: derivedKeys(environment.SESSION_KEY),
      ...(environment.PASSKEYS && { PASSKEY_KEYS: derivedKeys(environment.PASSKEY_KEYS) }),
      ...(environment.TOKEN_AUDIENCES && { SIGNING_KEYS: freshSigningKey() }),
    },
    emulated: definitions.map(({ id }) => id),
    now: emulators.now,
    observe(app) {
      app.addHook('onRequest', (_request, reply, done) => {
        reply.header('menshen-rehearsal', 'yes');
        done();
      });
    },
    controlUrl: emulators.controlUrl,
    close: emulators.close,
  };
}

interface RehearsalEmulators extends Pick<Rehearsal, 'now' | 'controlUrl' | 'close'> {
  readonly environment: Environment;
}

async function ownEmulators(
  environment: Environment,
  { emulatorPort }: ReturnType<typeof serverSettings>,
): Promise<RehearsalEmulators> {
  const definitions = await Promise.all(
    Object.values(PROVIDERS).map(async ({ emulator }) => (await emulator()).default),
  );
  const emulators = await startEmulators(definitions, {
    publicUrl: environment.PUBLIC_URL,
    // `loadConfig` reports a wrong value.
    firstPort: emulatorPort.schema.safeParse(environment.EMULATOR_PORT || undefined).data ?? 0,
  });
  const controlUrl = emulators.document().control.url;
  return { environment: emulators.environment, now: emulators.now, controlUrl, close: () => emulators.close() };
}

/** The emulators of a local start. Their clock is not followed: this server keeps the time of the machine. */
async function sharedEmulators(origin: string): Promise<RehearsalEmulators> {
  try {
    const response = await fetch(`${origin}/emulators`);
    const { environment, control } = emulatorsDocument.parse(await response.json());
    return { environment, now: () => Date.now(), controlUrl: control.url, close: async () => undefined };
  } catch {
    throw new ConfigError([
      'REHEARSAL_EMULATORS must be the address of a running local start. Start one with `menshen dev` or `npm start`. Example: REHEARSAL_EMULATORS=http://127.0.0.1:4000',
    ]);
  }
}

/** One line for each variable that a rehearsal must not hold. */
function productionSecrets(environment: Environment, definitions: readonly ProviderDefinition[]): string[] {
  const secrets = definitions.flatMap(settingsOf).filter(({ credential, secret }) => credential || secret);
  return [...secrets.map(({ env }) => env), 'SIGNING_KEYS']
    .filter((name) => Boolean(environment[name]))
    .map((name) => `${name} must not be set while REHEARSAL=yes: emulators replace all vendors. Remove it.`);
}

/**
 * Instances of one rehearsal share these keys, because each is derived from the key of production. Neither can open what the
 * other has sealed. A malformed key is derived, too: the first start without REHEARSAL reports it.
 */
function derivedKeys(keys: string | undefined): string {
  if (!keys) return freshKey();
  const derive = (key: string) => Buffer.from(hkdfSync('sha256', key.trim(), '', 'menshen rehearsal', KEY_BYTES));
  return keys
    .split(',')
    .map((key) => derive(key).toString('base64'))
    .join(',');
}
