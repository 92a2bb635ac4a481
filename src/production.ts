/** A start for production. It loads the emulators only for a rehearsal. */
import 'reflect-metadata';
import closeWithGrace from 'close-with-grace';
import { type Logger, pino } from 'pino';
import { type Config, ConfigError, loadConfig, readEnvironment } from './config.js';
import { AppError, StartError } from './errors.js';
import { createLogger, writtenTo } from './logger.js';
import { loadDefinitions } from './providers.js';
import { startApp } from './server/app.js';
import { readVersion } from './version.js';

/** Reads the configuration and starts the server. Ends the process with a message if the configuration cannot work. */
export async function startProduction(): Promise<void> {
  try {
    await start();
  } catch (error) {
    const isExplained = [ConfigError, AppError, StartError].some((type) => error instanceof type);
    if (!isExplained || !(error instanceof Error)) throw error;
    process.stderr.write(`Menshen cannot start:\n${error.message}\n`);
    process.exit(1);
  }
}

async function start(): Promise<void> {
  const environment = readEnvironment();
  const definitions = await loadDefinitions();
  const rehearsal =
    environment.REHEARSAL === 'yes'
      ? await (await import('./rehearsal.js')).startRehearsal(environment, definitions)
      : undefined;
  const config = loadConfig(rehearsal?.environment ?? environment, definitions, rehearsal?.emulated);
  const output = pino.destination();
  const logger = createLogger(config.logLevel, { output, marks: rehearsal && { rehearsal: true } });
  const app = await startApp({
    config,
    logger,
    ...(rehearsal && { loopbackOnly: true, now: rehearsal.now, observe: rehearsal.observe }),
  });
  const providers = config.providers.map(({ definition: { id }, mode }) => ({ id, mode }));
  const { url, metricsUrl } = app;
  const versions = { version: readVersion(), node: process.version };
  logger.info({ url, metricsUrl, host: config.host, ...versions, providers }, 'listening');
  if (rehearsal) logger.warn({ control: rehearsal.controlUrl }, 'REHEARSAL is yes: emulators replace all vendors');
  warnOfRisks(config, logger);
  closeWithGrace({ delay: 10_000, skip: signalsOf(config) }, async ({ signal, err }) => {
    if (err) logger.fatal({ err }, 'unexpected failure');
    else logger.info({ signal }, 'stopping');
    await app.close();
    await rehearsal?.close();
    logger.info('stopped');
    await writtenTo(output);
  });
}

/** With an audit file, SIGHUP opens that file again instead of ending the process. */
function signalsOf({ auditFile }: Pick<Config, 'auditFile'>): 'SIGHUP'[] {
  return auditFile === undefined ? [] : ['SIGHUP'];
}

/** Settings that work, and that few deployments want. */
function warnOfRisks(config: Config, logger: Logger): void {
  if (config.production && config.publicUrl === undefined) {
    logger.warn(
      'PUBLIC_URL is not set: the server cannot tell its own origin behind a proxy. Example: PUBLIC_URL=https://id.example.com',
    );
  }
  if (config.production && config.stepUpSeconds === 0) {
    logger.warn('STEP_UP_SECONDS is 0: sessions of any age can change the password, contacts and factors');
  }
  if (config.passkeyLogin) {
    logger.warn('PASSKEY_LOGIN is yes: a login by passkey replaces the second factor of the identity provider');
  }
}
