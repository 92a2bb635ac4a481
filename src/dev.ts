/** Entry point for development: providers without credentials run as emulators, and the server uses their URLs. */
import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import closeWithGrace from 'close-with-grace';
import { hasNoCredentials } from './config/providerSettings.js';
import { serverSettings } from './config/serverSettings.js';
import { loadConfig, readEnvironment } from './config.js';
import { startEmulators } from './emulators/index.js';
import { readFolder, writeFolder } from './emulators/savedState.js';
import { renderBanner } from './localStart/banner.js';
import { documentationPages } from './localStart/documentationPages.js';
import { DocumentationSite } from './localStart/documentationSite.js';
import { generateSecrets } from './localStart/generatedSecrets.js';
import { explainStartError } from './localStart/startErrors.js';
import { readStartOptions } from './localStart/startOptions.js';
import { createLogger } from './logger.js';
import { isLoopbackName } from './origins.js';
import { loadDefinitions, PROVIDERS } from './providers.js';
import { startApp } from './server/app.js';

const PARENT_CHECK_MS = 500;

const print = (line: string) => process.stdout.write(`${line}\n`);

async function start(): Promise<void> {
  const options = readStartOptions(process.argv.slice(2));
  const environment = readEnvironment();
  const definitions = await loadDefinitions();
  const missing = definitions.filter((definition) => hasNoCredentials(environment, definition));
  // The generated administrator token exists only while no provider has real users.
  const allEmulated = missing.length === definitions.length;
  const adminToken = allEmulated && !environment.ADMIN_TOKENS ? `emulated-${randomUUID()}` : undefined;
  const secrets = generateSecrets(environment);
  const warnings: string[] = [];
  const emulators = await startEmulators(await Promise.all(missing.map(({ id }) => loadEmulator(id))), {
    publicUrl: environment.PUBLIC_URL,
    // A wrong value stops the start below, with the other settings.
    firstPort:
      serverSettings(definitions).emulatorPort.schema.safeParse(environment.EMULATOR_PORT || undefined).data ?? 0,
    warn: (line) => warnings.push(line),
  });
  const saved = options.importFolder === undefined ? undefined : readFolder(options.importFolder);
  if (saved !== undefined) emulators.import(saved);
  const config = loadConfig(
    {
      ...environment,
      ...secrets.environment,
      ...(adminToken !== undefined && { ADMIN_TOKENS: adminToken }),
      ...emulators.environment,
    },
    definitions,
    missing.map(({ id }) => id),
  );
  // With --ci the standard output holds one line.
  const quiet = options.ci ? 'silent' : 'warn';
  const logger = createLogger(environment.LOG_LEVEL ? config.logLevel : quiet, process.stdout.isTTY);
  const documentation = new DocumentationSite(fileURLToPath(new URL('..', import.meta.url)));
  const app = await startApp({
    config,
    logger,
    pages: async (routes) => {
      await routes.register(emulators.pages);
      if (documentation.isAvailable) await routes.register(documentationPages(documentation));
    },
    ...(documentation.isAvailable && { errorPage: '/docs/reference/errors' }),
    observe: emulators.observe,
    now: emulators.now,
    loopbackOnly: isLoopbackName(config.host),
  });
  const { close } = closeWithGrace({ delay: 10_000 }, async ({ err }) => {
    if (err) logger.fatal({ err }, 'unexpected failure');
    if (options.exportFolder !== undefined) writeFolder(options.exportFolder, emulators.export());
    await app.close();
    await emulators.close();
  });
  // Only now: a start that fails because its own port is in use says nothing else.
  for (const line of warnings) process.stderr.write(`${line}\n`);
  if (options.ci) {
    endWithParent(close);
    const ready = { ready: true, url: app.url, graphql: `${app.url}/graphql`, emulators: `${app.url}/emulators` };
    print(JSON.stringify({ ...ready, pid: process.pid }));
    return;
  }
  print(
    renderBanner({
      url: app.url,
      users: emulators.users(),
      emulated: missing.map(({ id }) => id),
      hasSignInPage: config.signInPage !== false,
      hasExplorer: config.explorer !== false,
      hasDocumentation: documentation.isAvailable,
      hints: [
        ...emulators.hints,
        ...(adminToken === undefined ? [] : [`administrator: send the header Authorization: Bearer ${adminToken}`]),
        ...secrets.hints,
        ...(config.passkeyField === undefined
          ? []
          : ['Passkeys work on pages of http://localhost, not of http://127.0.0.1: browsers refuse IP addresses.']),
        ...(config.passkeyLogin
          ? ['PASSKEY_LOGIN is yes: a login by passkey replaces the second factor of the identity provider.']
          : []),
      ],
    }),
  );
}

async function loadEmulator(id: string) {
  const entry = PROVIDERS[id];
  if (entry === undefined) throw new Error(`No provider has the id ${id}.`);
  return (await entry.emulator()).default;
}

/** A CI job that is cancelled kills its own process only. */
function endWithParent(close: () => void): void {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    close();
  }, PARENT_CHECK_MS);
  watch.unref();
}

start().catch((error: unknown) => {
  const explained = explainStartError(error);
  if (explained === undefined) throw error;
  process.stderr.write(`${explained}\n`);
  process.exit(1);
});
