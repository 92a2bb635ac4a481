/** The local start: providers without credentials run as emulators, and the same server is pointed at them. */
import 'reflect-metadata';
import { randomBytes, randomUUID } from 'node:crypto';
import closeWithGrace from 'close-with-grace';
import { hasNoCredentials } from './config/providerSettings.js';
import { ConfigError, type Environment, loadConfig, readEnvironment } from './config.js';
import { startEmulators } from './emulators/index.js';
import { AppError } from './errors.js';
import { createLogger } from './logger.js';
import { isLoopbackName } from './origins.js';
import { loadDefinitions, PROVIDERS } from './providers.js';
import { startApp } from './server/app.js';

const say = (...lines: readonly string[]) => process.stdout.write(`${lines.join('\n')}\n`);

async function start(): Promise<void> {
  const environment = readEnvironment();
  const definitions = await loadDefinitions();
  const missing = definitions.filter((definition) => hasNoCredentials(environment, definition));
  // Made up only where there is nobody real to administer.
  const allEmulated = missing.length === definitions.length;
  const adminToken = allEmulated && !environment.ADMIN_TOKENS ? `emulated-${randomUUID()}` : undefined;
  const emulators = await startEmulators(await Promise.all(missing.map(({ id }) => loadEmulator(id))), {
    publicUrl: environment.PUBLIC_URL,
  });
  const config = loadConfig(
    {
      ...withKeys(environment),
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
    now: emulators.now,
    loopbackOnly: isLoopbackName(config.host),
  });
  closeWithGrace({ delay: 10_000 }, async ({ err }) => {
    if (err) logger.fatal({ err }, 'unexpected failure');
    await app.close();
    await emulators.close();
  });
  say(
    '',
    '  Menshen is ready.',
    '',
    `  Apollo Sandbox   ${app.url}/graphql`,
    `  Explorer         ${app.url}/explorer   (works without the internet)`,
    ...(missing.length > 0
      ? [
          `  Codes arrive at  ${app.url}/console`,
          '',
          `  Emulated: ${missing.map(({ id }) => id).join(', ')}. Set a provider's credentials in .env to go live with it.`,
          ...emulators.hints.map((hint) => `  ${hint}`),
          ...(adminToken === undefined ? [] : [`  administrator: send the header Authorization: Bearer ${adminToken}`]),
        ]
      : []),
    ...(environment.SESSION_KEY
      ? []
      : ['', '  SESSION_KEY is not set: a key was made for this start, and its sessions end with it.']),
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
  if (entry === undefined) throw new Error(`No provider is called ${id}.`);
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

start().catch((error: unknown) => {
  if (!(error instanceof ConfigError) && !(error instanceof AppError)) throw error;
  process.stderr.write(`Menshen cannot start:\n${error.message}\n`);
  process.exit(1);
});
