/** A server with the emulators of all providers without credentials: the main one of a local start, and that of each world. */
import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyPluginAsync } from 'fastify';
import type { Logger } from 'pino';
import { hasNoCredentials } from '../config/providerSettings.js';
import { serverSettings } from '../config/serverSettings.js';
import { type Config, type Environment, loadConfig } from '../config.js';
import { type Emulators, startEmulators } from '../emulators/index.js';
import type { SavedState } from '../emulators/savedState.js';
import { Activity } from '../emulators/worlds/activity.js';
import { Worlds } from '../emulators/worlds/worlds.js';
import { isLoopbackName } from '../origins.js';
import { loadDefinitions, PROVIDERS } from '../providers.js';
import { startApp } from '../server/app.js';
import { NativeSchemas } from '../server/schema/nativeSchemas.js';
import { type GeneratedSecrets, generateSecrets } from './generatedSecrets.js';
import { worldEnvironment } from './worldEnvironment.js';

export interface LocalServer {
  /** `http://127.0.0.1:4000` */
  readonly url: string;
  /** The listener of METRICS_PORT. */
  readonly metricsUrl: string | undefined;
  readonly config: Config;
  readonly emulators: Emulators;
  /** The ids of the emulated providers. */
  readonly emulated: readonly string[];
  /** The administrator token that this start made. */
  readonly adminToken: string | undefined;
  readonly secrets: GeneratedSecrets;
  readonly activity: Activity;
  /** Ends the worlds too. */
  close(): Promise<void>;
}

export interface LocalServerOptions {
  readonly environment: Environment;
  createLogger(config: Config): Logger;
  /** State that replaces the seeded one. */
  readonly saved?: SavedState | undefined;
  /** Receives a line for each port that is in use. */
  readonly warn?: (line: string) => void;
  /** The routes below `/docs`. */
  readonly documentation?: FastifyPluginAsync | undefined;
  /** A world has no worlds of its own. */
  readonly isWorld?: boolean;
  /** Those of the main server, for a world. */
  readonly nativeSchemas?: NativeSchemas;
}

/** @throws ConfigError, AppError or ControlError when a setting or the saved state cannot be used */
export async function startLocalServer(options: LocalServerOptions): Promise<LocalServer> {
  const { environment, createLogger, saved, warn = () => undefined, documentation, isWorld = false } = options;
  const { nativeSchemas = new NativeSchemas() } = options;
  const definitions = await loadDefinitions();
  const settings = serverSettings(definitions);
  const emulated = definitions
    .filter((definition) => hasNoCredentials(environment, definition))
    .map((definition) => definition.id);
  // The generated administrator token exists only while no provider has real users.
  const hasOwnAdmin = emulated.length === definitions.length && !environment.ADMIN_TOKENS;
  const adminToken = hasOwnAdmin ? `emulated-${randomUUID()}` : undefined;
  const secrets = generateSecrets(environment);
  const base = {
    ...environment,
    ...secrets.environment,
    ...(adminToken !== undefined && { ADMIN_TOKENS: adminToken }),
  };
  // The emulators start before the settings are checked. A wrong value stops the start below, with the other settings.
  const early = ({ env, schema }: (typeof settings)['port']) =>
    schema.safeParse(environment[env] || undefined).data ?? 0;
  const worlds = isWorld
    ? undefined
    : new Worlds({
        max: early(settings.maxWorlds),
        idleSeconds: early(settings.worldIdleSeconds),
        start: async (id) => {
          const world = await startLocalServer({
            environment: worldEnvironment(base),
            createLogger: (worldConfig) => createLogger(worldConfig).child({ world: id }),
            isWorld: true,
            nativeSchemas,
          });
          return { ...world, document: world.emulators.document };
        },
      });
  const activity = new Activity();
  const emulators = await startEmulators(await Promise.all(emulated.map(loadEmulator)), {
    publicUrl: environment.PUBLIC_URL,
    firstPort: early(settings.emulatorPort),
    warn,
    worlds,
    activity,
  });
  try {
    if (saved !== undefined) emulators.import(saved);
    const config = loadConfig({ ...base, ...emulators.environment }, definitions, emulated);
    const app = await startApp({
      config,
      logger: createLogger(config),
      pages: async (routes) => {
        await routes.register(emulators.pages);
        if (documentation !== undefined) await routes.register(documentation);
      },
      ...(documentation !== undefined && { errorPage: '/docs/reference/errors' }),
      observe: (server: FastifyInstance) => {
        activity.observe(server);
        emulators.observe(server);
      },
      now: emulators.now,
      loopbackOnly: isLoopbackName(config.host),
      nativeSchemas,
    });
    const close = async () => {
      await worlds?.close();
      await app.close();
      await emulators.close();
    };
    return {
      url: app.url,
      metricsUrl: app.metricsUrl,
      config,
      emulators,
      emulated,
      adminToken,
      secrets,
      activity,
      close,
    };
  } catch (error) {
    await emulators.close();
    throw error;
  }
}

async function loadEmulator(id: string) {
  const entry = PROVIDERS[id];
  if (entry === undefined) throw new Error(`No provider has the id ${id}.`);
  return (await entry.emulator()).default;
}
