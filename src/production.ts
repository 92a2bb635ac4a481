/** A start for production: without emulators. */
import 'reflect-metadata';
import closeWithGrace from 'close-with-grace';
import { type Config, ConfigError, loadConfig, readEnvironment } from './config.js';
import { AppError, StartError } from './errors.js';
import { createLogger } from './logger.js';
import { loadDefinitions } from './providers.js';
import { startApp } from './server/app.js';

/** Reads the configuration and starts the server. Ends the process with a message if the configuration cannot work. */
export async function startProduction(): Promise<void> {
  try {
    const config = loadConfig(readEnvironment(), await loadDefinitions());
    const logger = createLogger(config.logLevel);
    const app = await startApp({ config, logger });
    logger.info({ url: app.url }, 'listening');
    if (config.production && config.stepUpSeconds === 0) {
      logger.warn('STEP_UP_SECONDS is 0: sessions of any age can change the password, contacts and factors');
    }
    if (config.passkeyLogin) {
      logger.warn('PASSKEY_LOGIN is yes: a login by passkey replaces the second factor of the identity provider');
    }
    closeWithGrace({ delay: 10_000, skip: signalsOf(config) }, async ({ err }) => {
      if (err) logger.fatal({ err }, 'unexpected failure');
      await app.close();
    });
  } catch (error) {
    const isExplained = [ConfigError, AppError, StartError].some((type) => error instanceof type);
    if (!isExplained || !(error instanceof Error)) throw error;
    process.stderr.write(`Menshen cannot start:\n${error.message}\n`);
    process.exit(1);
  }
}

/** With an audit file, SIGHUP opens that file again instead of ending the process. */
function signalsOf({ auditFile }: Pick<Config, 'auditFile'>): 'SIGHUP'[] {
  return auditFile === undefined ? [] : ['SIGHUP'];
}
