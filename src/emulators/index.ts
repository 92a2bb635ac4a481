import type { FastifyPluginAsync } from 'fastify';
import { EmulatedClock } from './clock.js';
import { type ControlSurface, startControl } from './control.js';
import type { EmulatorDefinition, Harness, RunningEmulator } from './emulator.js';
import { FaultPlan } from './faults.js';
import { type Channel, startHost } from './host.js';
import { Inbox } from './inbox.js';
import { emulatorPages } from './pages.js';
import { EmulatorPorts } from './ports.js';
import { RequestLog } from './requests.js';

export type { EmulatorDefinition } from './emulator.js';

/** The response of `GET /emulators`. */
export interface EmulatorsDocument {
  readonly control: { readonly url: string; readonly secret: string };
  readonly providers: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

export interface Emulators {
  /** Variables that point the data sources at the emulators. */
  readonly environment: Readonly<Record<string, string>>;
  readonly hints: readonly string[];
  /** Routes for the main server. */
  readonly pages: FastifyPluginAsync;
  /** The emulated clock, in milliseconds since 1970. */
  readonly now: () => number;
  document(): EmulatorsDocument;
  reset(): void;
  close(): Promise<void>;
}

export interface EmulatorOptions {
  /** The emulators also accept requests whose Host is that of this URL. */
  readonly publicUrl?: string | undefined;
  /** The first of consecutive ports; without it, any free ones. */
  readonly firstPort?: number;
  /** Receives a line for each port that is in use. */
  readonly warn?: (line: string) => void;
}

/** Starts the given emulators on loopback. They share one clock, one inbox and one control server. */
export async function startEmulators(
  definitions: readonly EmulatorDefinition[],
  { publicUrl, firstPort = 0, warn = () => undefined }: EmulatorOptions = {},
): Promise<Emulators> {
  const ports = new EmulatorPorts(firstPort, warn);
  const clock = new EmulatedClock();
  const inbox = new Inbox(clock);
  const channels = new Map<string, Channel>(
    definitions.map(({ id }) => [id, { faults: new FaultPlan(), requests: new RequestLog(clock) }]),
  );
  const servers: { close(): Promise<void> }[] = [];
  const close = async () => {
    await Promise.all(servers.map((server) => server.close()));
  };
  const harness: Harness = {
    clock,
    inbox,
    async serve(id, register, options) {
      const channel = channels.get(id);
      if (!channel) throw new Error(`No emulator has the id ${id}.`);
      const server = await startHost(channel, register, options, publicUrl, ports);
      servers.push(server);
      return { url: server.url };
    },
  };

  try {
    const running = new Map<string, RunningEmulator>();
    for (const definition of definitions) running.set(definition.id, await definition.start(harness));
    const reset = () => {
      clock.reset();
      inbox.clear();
      for (const { faults, requests } of channels.values()) {
        faults.clear();
        requests.clear();
      }
      for (const emulator of running.values()) emulator.reset();
    };
    const emulators = [...running.values()];
    const extensions = emulators.flatMap(({ control }) => control ?? []);
    const control = await startControl({ clock, inbox, channels, extensions, reset, publicUrl, ports });
    servers.push(control);
    const hints = emulators.flatMap((emulator) => emulator.hints ?? []);
    const document = () => describe(control, running);
    return {
      environment: Object.assign({}, ...emulators.map(({ environment }) => environment)),
      hints,
      pages: emulatorPages({ inbox, hints, document, publicUrl }),
      now: () => clock.now(),
      document,
      reset,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function describe({ url, secret }: ControlSurface, running: ReadonlyMap<string, RunningEmulator>): EmulatorsDocument {
  const providers = Object.fromEntries([...running].map(([id, { published }]) => [id, published]));
  return { control: { url, secret }, providers };
}
