/** Entry point for development: providers without credentials run as emulators, and the server uses their URLs. */
import 'reflect-metadata';
import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import closeWithGrace from 'close-with-grace';
import { hasNoCredentials } from './config/providerSettings.js';
import { serverSettings } from './config/serverSettings.js';
import { ConfigError, type Environment, loadConfig, readEnvironment } from './config.js';
import { startEmulators } from './emulators/index.js';
import { AppError } from './errors.js';
import { createLogger } from './logger.js';
import { isLoopbackName } from './origins.js';
import { loadDefinitions, PROVIDERS } from './providers.js';
import { startApp } from './server/app.js';

const print = (...lines: readonly string[]) => process.stdout.write(`${lines.join('\n')}\n`);

async function start(): Promise<void> {
  const environment = readEnvironment();
  const definitions = await loadDefinitions();
  const missing = definitions.filter((definition) => hasNoCredentials(environment, definition));
  // The generated administrator token exists only while no provider has real users.
  const allEmulated = missing.length === definitions.length;
  const adminToken = allEmulated && !environment.ADMIN_TOKENS ? `emulated-${randomUUID()}` : undefined;
  const made = madeForTokens(environment);
  const emulators = await startEmulators(await Promise.all(missing.map(({ id }) => loadEmulator(id))), {
    publicUrl: environment.PUBLIC_URL,
    // A wrong value stops the start below, with the other settings.
    firstPort:
      serverSettings(definitions).emulatorPort.schema.safeParse(environment.EMULATOR_PORT || undefined).data ?? 0,
    warn: (line) => process.stderr.write(`${line}\n`),
  });
  const config = loadConfig(
    {
      ...withKeys(environment),
      ...made,
      ...(adminToken !== undefined && { ADMIN_TOKENS: adminToken }),
      ...emulators.environment,
    },
    definitions,
    missing.map(({ id }) => id),
  );
  const logger = createLogger(environment.LOG_LEVEL ? config.logLevel : 'warn', process.stdout.isTTY);
  const app = await startApp({
    config,
    logger,
    pages: emulators.pages,
    observe: emulators.observe,
    now: emulators.now,
    loopbackOnly: isLoopbackName(config.host),
  });
  closeWithGrace({ delay: 10_000 }, async ({ err }) => {
    if (err) logger.fatal({ err }, 'unexpected failure');
    await app.close();
    await emulators.close();
  });
  print(
    '',
    '  Menshen is ready.',
    '',
    `  Apollo Sandbox   ${app.url}/graphql`,
    `  Explorer         ${app.url}/explorer   (works without the internet)`,
    ...(missing.length > 0
      ? [
          `  Code inbox       ${app.url}/console`,
          '',
          `  Emulated: ${missing.map(({ id }) => id).join(', ')}. To use a real provider, set its credentials in .env.`,
          ...emulators.hints.map((hint) => `  ${hint}`),
          ...(adminToken === undefined ? [] : [`  administrator: send the header Authorization: Bearer ${adminToken}`]),
        ]
      : []),
    ...(environment.SESSION_KEY
      ? []
      : ['', '  SESSION_KEY is not set: this process uses a random key, so all sessions end when it stops.']),
    ...(made.SIGNING_KEYS === undefined
      ? []
      : ['', '  SIGNING_KEYS is not set: a key was made for this start, and service tokens end with it.']),
    ...(made.FORWARD_AUTH_SECRET === undefined
      ? []
      : [`  Forward auth: a proxy sends the header X-Forward-Auth-Secret: ${made.FORWARD_AUTH_SECRET}`]),
    ...(environment.PASSKEYS && !environment.PASSKEY_KEYS
      ? ['', '  PASSKEY_KEYS is not set: a key was made for this start, and its passkeys end with it.']
      : []),
    ...(config.passkeyField === undefined
      ? []
      : ['', '  Passkeys work on pages of http://localhost, not of http://127.0.0.1: browsers refuse IP addresses.']),
    ...(config.passkeyLogin
      ? ['', '  PASSKEY_LOGIN is yes: a login by passkey replaces the second factor of the identity provider.']
      : []),
    '',
  );
}

async function loadEmulator(id: string) {
  const entry = PROVIDERS[id];
  if (entry === undefined) throw new Error(`No provider has the id ${id}.`);
  return (await entry.emulator()).default;
}

/** Production needs both keys. A local start makes those that are missing. */
function withKeys(environment: Environment): Environment {
  const { SESSION_KEY, PASSKEYS, PASSKEY_KEYS } = environment;
  return {
    ...environment,
    SESSION_KEY: SESSION_KEY || newKey(),
    ...(PASSKEYS && { PASSKEY_KEYS: PASSKEY_KEYS || newKey() }),
  };
}

function newKey(): string {
  return randomBytes(32).toString('base64');
}

/** Where TOKEN_AUDIENCES is set, what service tokens need besides and the environment does not contain. */
function madeForTokens({ TOKEN_AUDIENCES, SIGNING_KEYS, FORWARD_AUTH_SECRET }: Environment) {
  if (!TOKEN_AUDIENCES) return {};
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return {
    ...(!SIGNING_KEYS && { SIGNING_KEYS: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() }),
    ...(!FORWARD_AUTH_SECRET && { FORWARD_AUTH_SECRET: randomBytes(32).toString('base64url') }),
  };
}

start().catch((error: unknown) => {
  if (!(error instanceof ConfigError) && !(error instanceof AppError)) throw error;
  process.stderr.write(`Menshen cannot start:\n${error.message}\n`);
  process.exit(1);
});
