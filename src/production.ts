/** A start for production: without emulators. */
import 'reflect-metadata';
import closeWithGrace from 'close-with-grace';
import { ConfigError, loadConfig, readEnvironment } from './config.js';
import { AppError } from './errors.js';
import { createLogger } from './logger.js';
import { loadDefinitions } from './providers.js';
import { startApp } from './server/app.js';
import { readVersion } from './version.js';

/** Reads the configuration and starts the server. Ends the process with a message if the configuration cannot work. */
export async function startProduction(): Promise<void> {
  try {
    const config = loadConfig(readEnvironment(), await loadDefinitions());
    const logger = createLogger(config.logLevel);
    const app = await startApp({ config, logger });
    const providers = config.providers.map(({ definition: { id }, mode }) => ({ id, mode }));
    const { url, metricsUrl } = app;
    logger.info({ url, metricsUrl, version: readVersion(), node: process.version, providers }, 'listening');
    if (config.production && config.stepUpSeconds === 0) {
      logger.warn('STEP_UP_SECONDS is 0: sessions of any age can change the password, contacts and factors');
    }
    if (config.passkeyLogin) {
      logger.warn('PASSKEY_LOGIN is yes: a login by passkey replaces the second factor of the identity provider');
    }
    closeWithGrace({ delay: 10_000 }, async ({ err }) => {
      if (err) logger.fatal({ err }, 'unexpected failure');
      await app.close();
    });
  } catch (error) {
    if (!(error instanceof ConfigError) && !(error instanceof AppError)) throw error;
    process.stderr.write(`Menshen cannot start:\n${error.message}\n`);
    process.exit(1);
  }
}
