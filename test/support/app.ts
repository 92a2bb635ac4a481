/** A whole server in this process, its emulators on loopback, and clients that speak HTTP to it. */
import { randomBytes } from 'node:crypto';
import type { Server } from 'node:http';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe } from 'vitest';
import { loadConfig } from '../../src/config.js';
import { type Emulators, startEmulators } from '../../src/emulators/index.js';
import { loadDefinitions, PROVIDERS } from '../../src/providers.js';
import { type App, startApp } from '../../src/server/app.js';
import { NativeSchemas } from '../../src/server/schema/nativeSchemas.js';
import { Client, type ClientOptions } from './client.js';
import { Control, type ControlSurface } from './control.js';

/** Shared by the servers of all suites in a worker. */
const nativeSchemas = new NativeSchemas();

const PURPOSES = ['LOGIN', 'REGISTER', 'SEND_CODE', 'RESET_PASSWORD', 'LOOKUP'];

export interface TestAppOptions {
  /** Settings of the server, by environment variable. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Servers in front of the same emulators; they share a store only by STORE_URL. */
  readonly instances?: number;
  /** Providers that count as live ones, though they are asked at their emulators. */
  readonly live?: readonly string[];
  /** As in a local start, unless false. */
  readonly loopbackOnly?: boolean;
  /** The page that errors link to, as in a local start. */
  readonly errorPage?: string;
}

export class TestApp {
  /** Everything that the servers logged, as JSON lines. */
  readonly log: string[] = [];
  #emulators: Emulators | undefined;
  #apps: App[] = [];
  #launch: (environment: Readonly<Record<string, string>>) => Promise<App> = notStarted;
  readonly #stopped = new Set<number>();

  async start({
    environment = {},
    instances = 1,
    live = [],
    loopbackOnly = true,
    errorPage,
  }: TestAppOptions): Promise<void> {
    const definitions = await loadDefinitions();
    const emulators = await startEmulators(
      await Promise.all(Object.values(PROVIDERS).map(async ({ emulator }) => (await emulator()).default)),
      { publicUrl: environment.PUBLIC_URL },
    );
    this.#emulators = emulators;
    const defaults = {
      SESSION_KEY: randomBytes(32).toString('base64'),
      PORT: '0',
      // Tests sign in from one address, more often than people do.
      LIMIT_LOGINS_PER_MINUTE: '10000',
      // And they stand before a captcha only where that is what they are about.
      ...Object.fromEntries(PURPOSES.map((purpose) => [`CAPTCHA_${purpose}`, 'never'])),
      ...emulators.environment,
      ...environment,
    };
    const emulated = definitions.map(({ id }) => id).filter((id) => !live.includes(id));
    const lines = new Writable({
      write: (chunk, _encoding, done) => {
        this.log.push(String(chunk));
        done();
      },
    });
    this.#launch = (changes) =>
      startApp({
        config: loadConfig({ ...defaults, ...changes }, definitions, emulated),
        logger: pino({ level: 'trace' }, lines),
        pages: emulators.pages,
        observe: emulators.observe,
        now: emulators.now,
        loopbackOnly,
        errorPage,
        nativeSchemas,
      });
    for (let count = 0; count < instances; count++) this.#apps.push(await this.#launch({}));
  }

  /** Ends the servers and the emulators, and lets go of them: Vitest keeps the suites of all files until the last one ends. The log stays. */
  async close(): Promise<void> {
    const [apps, emulators] = [this.#apps, this.#emulators];
    this.#apps = [];
    this.#emulators = undefined;
    this.#launch = notStarted;
    await Promise.all(apps.map((app, instance) => (this.#stopped.has(instance) ? undefined : app.close())));
    await emulators?.close();
  }

  /** Ends one instance; the others go on. */
  async stop(instance: number): Promise<void> {
    const app = this.#apps[instance];
    this.#stopped.add(instance);
    await app?.close();
  }

  /** Ends one instance and starts it again on its port with other settings, as a rolling deploy does. */
  async roll(instance: number, environment: Readonly<Record<string, string>>): Promise<void> {
    const { port } = new URL(this.url(instance));
    await this.#apps[instance]?.close();
    this.#apps[instance] = await this.#launch({ PORT: port, ...environment });
  }

  reset(): void {
    this.#emulators?.reset();
  }

  url(instance = 0): string {
    const app = this.#apps[instance];
    if (app === undefined) throw new Error(`There is no instance ${instance}.`);
    return app.url;
  }

  /** Where METRICS_PORT listens. */
  metricsUrl(instance = 0): string {
    const url = this.#apps[instance]?.metricsUrl;
    if (url === undefined) throw new Error(`The instance ${instance} has no METRICS_PORT.`);
    return url;
  }

  /** The listening server, for what is true of connections. */
  server(instance = 0): Server {
    const app = this.#apps[instance];
    if (app === undefined) throw new Error(`There is no instance ${instance}.`);
    return app.http.server;
  }

  client(options: ClientOptions = {}, instance = 0): Client {
    return new Client(this.url(instance), options);
  }

  /** How to reach a vendor's emulator, as `GET /emulators` tells it. */
  vendor(id: string): Readonly<Record<string, string>> {
    if (this.#emulators === undefined) throw new Error('The emulators are not running.');
    return this.#emulators.document().providers[id] as Readonly<Record<string, string>>;
  }

  get control(): Control {
    return new Control(this.surface);
  }

  /** Where the control API is. */
  get surface(): ControlSurface {
    if (this.#emulators === undefined) throw new Error('The emulators are not running.');
    return this.#emulators.document().control;
  }
}

async function notStarted(): Promise<never> {
  throw new Error('The app was not started.');
}

/** A suite with a server of its own; every test begins with the emulators' seeded state. */
export function describeWithApp(title: string, options: TestAppOptions, body: (app: TestApp) => void): void {
  describe(title, () => {
    const app = new TestApp();
    beforeAll(() => app.start(options));
    beforeEach(() => app.reset());
    afterAll(() => app.close());
    body(app);
  });
}
