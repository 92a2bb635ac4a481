import type { FastifyInstance, FastifyPluginAsync } from 'fastify';
import { Changes } from './changes.js';
import { EmulatedClock } from './clock.js';
import { Control } from './control/control.js';
import type { Controlled } from './control/controlled.js';
import type { EmulatorDefinition, Harness, RunningEmulator } from './emulator.js';
import { FaultPlan } from './faults.js';
import type { HomeUser } from './homeContent.js';
import { type Channel, startHost } from './host.js';
import { Inbox } from './inbox.js';
import { emulatorPages } from './pages.js';
import { EmulatorPorts } from './ports.js';
import { RequestLog } from './requests.js';
import { exportState, importState, type SavedState } from './savedState.js';
import { Recorder } from './timeline/recorder.js';
import { Timeline } from './timeline/timeline.js';
import type { Activity } from './worlds/activity.js';
import type { Worlds } from './worlds/worlds.js';

export type { EmulatorDefinition } from './emulator.js';

/** The response of `GET /emulators`. */
export interface EmulatorsDocument {
  /** Variables that point a server at the emulators. */
  readonly environment: Readonly<Record<string, string>>;
  readonly control: { readonly url: string; readonly secret: string };
  readonly providers: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

export interface Emulators {
  /** Variables that point the data sources at the emulators. */
  readonly environment: Readonly<Record<string, string>>;
  readonly hints: readonly string[];
  /** Routes for the main server. */
  readonly pages: FastifyPluginAsync;
  /** Adds hooks to the main server that record its operations for the timeline. They must precede its routes. */
  readonly observe: (app: FastifyInstance) => void;
  /** The emulated clock, in milliseconds since 1970. */
  readonly now: () => number;
  /** The seeded users of all identity providers. */
  users(): readonly (HomeUser & { readonly provider: string })[];
  document(): EmulatorsDocument;
  export(): SavedState;
  /** @throws ControlError 400 when the state has another form */
  import(state: SavedState): void;
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
  /** The worlds of the main server. */
  readonly worlds?: Worlds | undefined;
  /** Observes the control API. The emulators are not observed: the server itself polls them. */
  readonly activity?: Activity | undefined;
}

/** Starts the given emulators on loopback. They share one clock, one inbox and one control server. */
export async function startEmulators(
  definitions: readonly EmulatorDefinition[],
  { publicUrl, firstPort = 0, warn = () => undefined, worlds, activity }: EmulatorOptions = {},
): Promise<Emulators> {
  const ports = new EmulatorPorts(firstPort, warn);
  const clock = new EmulatedClock();
  const inbox = new Inbox(clock);
  const timeline = new Timeline(clock);
  const changes = new Changes();
  const origins = new Set<string>();
  const changed = () => changes.announce();
  worlds?.changes.listen(changed);
  const recorder = new Recorder(timeline, (origin) => origins.has(origin), changed);
  const channels = new Map<string, Channel>(
    definitions.map(({ id }) => [
      id,
      {
        faults: new FaultPlan(),
        requests: new RequestLog(clock),
        changed,
        observe(request) {
          const cause = recorder.causeOf(request);
          const record = timeline.receive(id, request.method, request.url, cause);
          const isHidden = cause !== undefined && timeline.isHidden(cause);
          return { record, isHidden, respond: (status, body) => timeline.respond(record, status, body) };
        },
      },
    ]),
  );
  const servers: { close(): Promise<unknown> }[] = [];
  const close = async () => {
    recorder.close();
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
      origins.add(server.url);
      return { url: server.url };
    },
  };

  try {
    const running = new Map<string, RunningEmulator>();
    for (const definition of definitions) running.set(definition.id, await definition.start(harness));
    const reset = () => {
      clock.reset();
      inbox.clear();
      timeline.clear();
      for (const { faults, requests } of channels.values()) {
        faults.clear();
        requests.clear();
      }
      for (const emulator of running.values()) emulator.reset();
      changed();
    };
    const emulators = [...running.values()];
    const controlled: Controlled = { clock, inbox, timeline, changes, channels, running, publicUrl, worlds, reset };
    const control = new Control(controlled);
    const server = control.createServer(activity?.observe);
    servers.push(server);
    const url = await ports.listen(server);
    const hints = emulators.flatMap((emulator) => emulator.hints ?? []);
    const environment = Object.assign({}, ...emulators.map((emulator) => emulator.environment));
    const document = () => ({
      environment,
      control: { url, secret: control.secret },
      providers: Object.fromEntries([...running].map(([id, { published }]) => [id, published])),
    });
    return {
      environment,
      hints,
      pages: emulatorPages({ control, document, publicUrl }),
      observe: recorder.observe,
      now: () => clock.now(),
      users: () =>
        [...running].flatMap(([provider, { home }]) =>
          (home?.users?.list() ?? []).map((user) => ({ ...user, provider })),
        ),
      document,
      export: () => exportState(controlled),
      import: (state) => importState(controlled, state),
      reset,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
