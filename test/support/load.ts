/** Requests of signed-in users that run while a test does something else, sent to any instance that is in service. */
import type { TestApp } from './app.js';
import type { Client } from './client.js';
import { MeDocument, RefreshSessionDocument } from './generated/operations.js';
import { signIn } from './people.js';

/** A session is refreshed with each of these requests, and read with the others. */
const REFRESH_EVERY = 8;

interface Visitor {
  readonly clients: readonly Client[];
  /** Number of requests that each instance has answered. */
  readonly answered: number[];
  /** Why the session counts as lost. */
  lost: string | undefined;
  stopped: boolean;
  current: { readonly instance: number; readonly request: Promise<unknown> } | undefined;
  done: Promise<void>;
}

export class Load {
  readonly #visitors: Visitor[] = [];
  readonly #inService: Set<number>;

  constructor(
    private readonly app: TestApp,
    private readonly instances: readonly number[],
  ) {
    this.#inService = new Set(instances);
  }

  /** Signs a user in at an instance, and begins to send requests with the session. */
  async begin(instance: number): Promise<void> {
    const { token } = await signIn(this.app.client({}, instance));
    const clients = this.instances.map((each) => Object.assign(this.app.client({}, each), { token }));
    const answered = this.instances.map(() => 0);
    const visitor: Visitor = {
      clients,
      answered,
      lost: undefined,
      stopped: false,
      current: undefined,
      done: Promise.resolve(),
    };
    visitor.done = this.#run(visitor);
    this.#visitors.push(visitor);
  }

  /** Takes the instance out of service, as a balancer does: `work` begins when its requests have been answered. */
  async without(instance: number, work: () => Promise<void>): Promise<void> {
    this.#inService.delete(instance);
    await Promise.all(
      this.#visitors.map(({ current }) => (current?.instance === instance ? current.request : undefined)),
    );
    await work();
    this.#inService.add(instance);
  }

  /** The least number of requests that an instance has answered for a session. */
  get answered(): number {
    return Math.min(...this.#visitors.flatMap(({ answered }) => answered));
  }

  /** One line for each session that was lost. */
  get lost(): readonly string[] {
    return this.#visitors.flatMap(({ lost }) => lost ?? []);
  }

  /** Ends the requests, and forgets the sessions. */
  async stop(): Promise<readonly Client[]> {
    const visitors = this.#visitors.splice(0);
    for (const visitor of visitors) visitor.stopped = true;
    await Promise.all(visitors.map(({ done }) => done));
    return visitors.flatMap(({ clients }) => clients.slice(0, 1));
  }

  async #run(visitor: Visitor): Promise<void> {
    for (let count = 1; !visitor.stopped && visitor.lost === undefined; count++) {
      const serving = [...this.#inService];
      const instance = serving[count % serving.length] ?? 0;
      const request = this.#request(visitor, instance, count % REFRESH_EVERY === 0).catch(String);
      visitor.current = { instance, request };
      visitor.lost = await request;
      visitor.answered[instance] = (visitor.answered[instance] ?? 0) + 1;
    }
  }

  async #request({ clients }: Visitor, instance: number, refreshes: boolean): Promise<string | undefined> {
    const client = clients[instance];
    if (client === undefined) return `There is no instance ${instance}.`;
    if (!refreshes) return (await client.run(MeDocument)).me === null ? `me is null at ${instance}` : undefined;
    const { refreshSession } = await client.run(RefreshSessionDocument);
    if (refreshSession.__typename !== 'LoginSuccess') return `refresh at ${instance}: ${refreshSession.__typename}`;
    for (const each of clients) each.token = refreshSession.accessToken;
    return undefined;
  }
}
