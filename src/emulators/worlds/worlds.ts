/**
 * Isolated worlds for tests that run at the same time. A world is a server with its own emulators on free ports: it shares no
 * user, session, message, fault or clock with the main server or another world.
 */
import { randomBytes } from 'node:crypto';
import { Changes } from '../changes.js';
import { ControlError } from '../controlError.js';
import type { Activity } from './activity.js';

/** The servers of one world, as the local start runs them. */
export interface WorldServers {
  /** The address of the server: `http://127.0.0.1:49152`. */
  readonly url: string;
  readonly activity: Activity;
  /** The response of `GET /emulators` of this world. */
  document(): object;
  close(): Promise<void>;
}

export interface WorldSummary {
  readonly id: string;
  readonly url: string;
  /** The endpoint for clients: `http://127.0.0.1:49152/graphql`. */
  readonly graphql: string;
}

export interface WorldsOptions {
  readonly max: number;
  /** A world without requests ends after this time. */
  readonly idleSeconds: number;
  start(id: string): Promise<WorldServers>;
}

/** What `POST /worlds` and `GET /worlds/ID` return. */
export type WorldDocument = WorldSummary & Readonly<Record<string, unknown>>;

/** The worlds as the start page lists them. */
export interface WorldList {
  readonly max: number;
  readonly idleSeconds: number;
  readonly running: readonly WorldSummary[];
}

const ID_BYTES = 6;

export class Worlds {
  /** Announces a world that has started or ended. */
  readonly changes = new Changes();
  readonly #running = new Map<string, WorldServers>();
  #starting = 0;
  #isClosed = false;
  #idleCheck: NodeJS.Timeout | undefined;

  constructor(private readonly options: WorldsOptions) {}

  /** @throws ControlError 429 when the maximum number of worlds is running */
  async create(): Promise<WorldDocument> {
    const { max, idleSeconds } = this.options;
    if (this.#running.size + this.#starting >= max) {
      throw new ControlError(
        429,
        `${max} worlds are running, which is the maximum. End one with DELETE /control/worlds/ID, or set MAX_WORLDS.`,
      );
    }
    this.#starting += 1;
    try {
      const id = randomBytes(ID_BYTES).toString('hex');
      const servers = await this.options.start(id);
      if (this.#isClosed) {
        await servers.close();
        throw new ControlError(409, 'The server is closing.');
      }
      this.#running.set(id, servers);
      // The start itself can take longer than the idle time.
      servers.activity.touch();
      // The first world starts the check, so that a local start without worlds has no timer.
      this.#idleCheck ??= setInterval(() => void this.#endIdle(), Math.min(idleSeconds * 500, 10_000)).unref();
      this.changes.announce();
      return describe(id, servers);
    } finally {
      this.#starting -= 1;
    }
  }

  list(): readonly WorldSummary[] {
    return [...this.#running].map(([id, servers]) => summarize(id, servers));
  }

  overview(): WorldList {
    const { max, idleSeconds } = this.options;
    return { max, idleSeconds, running: this.list() };
  }

  /** @throws ControlError 404 */
  document(id: string): WorldDocument {
    return describe(id, this.#require(id));
  }

  /** @throws ControlError 404 */
  async end(id: string): Promise<void> {
    const servers = this.#require(id);
    this.#running.delete(id);
    this.changes.announce();
    await servers.close();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearInterval(this.#idleCheck);
    await Promise.all([...this.#running.keys()].map((id) => this.end(id)));
  }

  #require(id: string): WorldServers {
    const servers = this.#running.get(id);
    if (servers === undefined) throw new ControlError(404, `No world has the id ${id}. Worlds without requests end.`);
    return servers;
  }

  async #endIdle(): Promise<void> {
    const idle = [...this.#running].filter(([, { activity }]) => activity.idleMs >= this.options.idleSeconds * 1000);
    await Promise.all(idle.map(([id]) => this.end(id)));
  }
}

function describe(id: string, servers: WorldServers): WorldDocument {
  return { ...summarize(id, servers), ...servers.document() };
}

function summarize(id: string, { url }: WorldServers): WorldSummary {
  return { id, url, graphql: `${url}/graphql` };
}
