/** A start for development: providers without credentials run as emulators, and the server uses their URLs. */
import 'reflect-metadata';
import { fileURLToPath } from 'node:url';
import closeWithGrace from 'close-with-grace';
import { ConfigError, readEnvironment } from './config.js';
import { prepareFolder, readFolder, writeFolder } from './emulators/savedState.js';
import { renderBanner } from './localStart/banner.js';
import { documentationPages } from './localStart/documentationPages.js';
import { DocumentationSite } from './localStart/documentationSite.js';
import { type LocalServer, startLocalServer } from './localStart/localServer.js';
import { explainStartError } from './localStart/startErrors.js';
import { describeState } from './localStart/stateHints.js';
import { createLogger } from './logger.js';
import { readStartOptions, startHelp } from './startOptions.js';

const PARENT_CHECK_MS = 500;

const print = (line: string) => process.stdout.write(`${line}\n`);

/**
 * Starts the server and the emulators. Ends the process with a message if that is not possible.
 * @param command the command that accepts the arguments
 */
export async function startLocal(args: readonly string[], command: string): Promise<void> {
  if (args.includes('--help') || args.includes('-h')) {
    print(startHelp());
    return;
  }
  try {
    await start(args, command);
  } catch (error) {
    const explained = explainStartError(error);
    if (explained === undefined) throw error;
    process.stderr.write(`${explained}\n`);
    process.exit(1);
  }
}

async function start(args: readonly string[], command: string): Promise<void> {
  const options = readStartOptions(args);
  const environment = readEnvironment();
  if (environment.REHEARSAL === 'yes') {
    throw new ConfigError(['REHEARSAL must be no in a local start: it is for `menshen start`. Example: REHEARSAL=no']);
  }
  const warnings: string[] = [];
  // With --ci the standard output holds one line.
  const quiet = options.ci ? 'silent' : 'warn';
  const site = new DocumentationSite(fileURLToPath(new URL('..', import.meta.url)));
  const { importFolder, exportFolder } = options;
  if (exportFolder !== undefined) prepareFolder(exportFolder);
  const saved = importFolder === undefined ? undefined : readFolder(importFolder);
  const server = await startLocalServer({
    environment,
    documentation: site.isAvailable ? documentationPages(site) : undefined,
    createLogger: ({ logLevel }) =>
      createLogger(environment.LOG_LEVEL ? logLevel : quiet, { pretty: process.stdout.isTTY }),
    saved,
    warn: (line) => warnings.push(line),
  });
  const { close } = closeWithGrace({ delay: 10_000 }, async ({ err }) => {
    if (err) process.stderr.write(`Unexpected failure: ${err.stack ?? err.message}\n`);
    if (exportFolder !== undefined) writeFolder(exportFolder, server.emulators.export());
    await server.close();
  });
  // Only now: a start that fails because its own port is in use says nothing else.
  for (const line of warnings) process.stderr.write(`${line}\n`);
  if (!options.ci) {
    const offsetSeconds = (server.emulators.now() - Date.now()) / 1000;
    const stateHints = describeState({ ...options, command, isImported: saved !== undefined, offsetSeconds });
    print(bannerOf(server, site.isAvailable, stateHints));
    return;
  }
  endWithParent(close);
  const { url } = server;
  const ready = { ready: true, url, graphql: `${url}/graphql`, emulators: `${url}/emulators` };
  print(JSON.stringify({ ...ready, pid: process.pid }));
}

function bannerOf(server: LocalServer, hasDocumentation: boolean, stateHints: readonly string[]): string {
  const { url, metricsUrl, config, emulators, emulated, adminToken, secrets } = server;
  return renderBanner({
    url,
    users: emulators.users(),
    emulated,
    hasSignInPage: config.signInPage,
    hasExplorer: config.explorer,
    hasDocumentation,
    hints: [
      ...emulators.hints,
      ...(metricsUrl === undefined ? [] : [`metrics: ${metricsUrl}/metrics`]),
      ...(adminToken === undefined ? [] : [`administrator: send the header Authorization: Bearer ${adminToken}`]),
      ...secrets.hints,
      ...(config.passkeyField === undefined
        ? []
        : ['Passkeys work on pages of http://localhost, not of http://127.0.0.1: browsers refuse IP addresses.']),
      ...(config.passkeyLogin
        ? ['PASSKEY_LOGIN is yes: a login by passkey replaces the second factor of the identity provider.']
        : []),
      ...stateHints,
    ],
  });
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
