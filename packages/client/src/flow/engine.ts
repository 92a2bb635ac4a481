/** Runs a flow: feeds events to its reducer, performs one step at a time, and hands out states with methods. */
import { type Abort, createAbort } from '../connection/abort.js';
import { type ErrorInfo, MenshenError } from '../errors.js';
import { messageFor } from '../messages.js';
import type { Flow } from './flow.js';
import type { CommonEvent, FailedData, LimitedData, SendingData } from './reduce.js';

/** Wraps the methods of a state, so that they do nothing once the state has passed. */
export type Bind<State> = <Args extends readonly unknown[]>(
  method: (...args: Args) => unknown,
) => (...args: Args) => Promise<State>;

/** What a step has found out: the event for the reducer, or nothing if it has dispatched its own. */
export type Work<Event> = (signal: AbortSignal) => Promise<Event | undefined>;

/** Where a repetition of the same request cannot succeed. */
const FINAL: ReadonlySet<string> = new Set([
  'BAD_USER_INPUT',
  'COOKIE_CROSS_SITE',
  'COOKIE_NEEDS_HTTPS',
  'FORBIDDEN',
  'GRAPHQL_VALIDATION_FAILED',
  'NOT_SUPPORTED_BY_PROVIDER',
  'NOT_SUPPORTED_HERE',
  'ORIGIN_NOT_ALLOWED',
  'PROVIDER_NOT_CONFIGURED',
]);

type Resting<State> = Exclude<State, { readonly kind: 'sending' }>;
type Detour<Step, Data> = SendingData<Step, Data> | FailedData<Step, Data> | LimitedData<Data>;

export abstract class FlowEngine<Data, Step, Event, State> implements Flow<State> {
  #data: Data;
  #state: State | undefined;
  #version = 0;
  #running: Abort | undefined;
  #again: (() => Promise<unknown>) | undefined;
  readonly #listeners = new Set<(state: State) => void>();

  constructor(
    private readonly initial: Data,
    protected readonly language: () => string,
  ) {
    this.#data = initial;
  }

  protected abstract reduce(data: Data, event: Event | CommonEvent<Step>): Data;
  protected abstract view(data: Data, bind: Bind<State>): State;
  /** Called after each change, before the listeners. */
  protected changed(): void {}

  get state(): State {
    this.#state ??= this.#view();
    return this.#state;
  }

  protected get data(): Data {
    return this.#data;
  }

  protected get isWatched(): boolean {
    return this.#listeners.size > 0;
  }

  onChange(listener: (state: State) => void): () => void {
    this.#listeners.add(listener);
    this.changed();
    return () => {
      this.#listeners.delete(listener);
      this.changed();
    };
  }

  readonly restart = (): void => {
    this.abort();
    this.#replace(this.initial);
  };

  dispose(): void {
    this.abort();
    this.#data = this.initial;
    this.#state = undefined;
    this.#version += 1;
  }

  /** Stops what is under way. */
  protected abort(): void {
    const running = this.#running;
    this.#running = undefined;
    this.#again = undefined;
    running?.abort();
  }

  protected dispatch(event: Event | CommonEvent<Step>): void {
    this.#replace(this.reduce(this.#data, event));
  }

  /** Performs a step in place of the one under way. Failures become states: the promise never rejects. */
  protected async step(step: Step, work: Work<Event>): Promise<State> {
    this.abort();
    const running = createAbort();
    this.#running = running;
    this.#again = () => this.step(step, work);
    this.dispatch({ type: 'sent', step });
    try {
      const event = await work(running.signal);
      if (this.#running !== running) return this.state;
      // The closure may hold a password.
      this.#again = undefined;
      if (event !== undefined) this.dispatch(event);
    } catch (error) {
      if (this.#running === running) this.dispatch({ type: 'failed', step, error: this.toInfo(error) });
    }
    return this.state;
  }

  /** A failure outside of a step. `retry` then returns to the state before it, which goes on by itself. */
  protected fail(step: Step, error: unknown): void {
    this.abort();
    this.dispatch({ type: 'failed', step, error: this.toInfo(error) });
  }

  /** The states that lie on top of others are alike in all flows. */
  viewDetour(data: Detour<Step, Data>, bind: Bind<State>) {
    const back = bind(this.back);
    const restart = bind(this.restart);
    switch (data.kind) {
      case 'sending': {
        // Data that rests makes a state that rests.
        const previous = this.view(data.previous, () => async () => this.state) as Resting<State>;
        return { kind: data.kind, step: data.step, previous, cancel: bind(this.cancel) };
      }
      case 'limited':
        return { kind: data.kind, message: data.message, retryAt: data.retryAt, back, restart };
      case 'failed': {
        const { kind, error } = data;
        const retry = bind(() => (this.#again ? this.#again() : this.dispatch({ type: 'back' })));
        return { kind, error, ...(!FINAL.has(error.code) && { retry }), back, restart };
      }
    }
  }

  readonly cancel = (): void => {
    this.abort();
    this.dispatch({ type: 'cancelled' });
  };

  readonly back = (): void => {
    this.abort();
    this.dispatch({ type: 'back' });
  };

  protected toInfo(error: unknown): ErrorInfo {
    const code = 'UNKNOWN';
    const known =
      error instanceof MenshenError ? error : new MenshenError({ code, message: messageFor(code, this.language()) });
    return known.toJSON();
  }

  #replace(data: Data): void {
    if (data === this.#data) return;
    this.#data = data;
    this.#version += 1;
    this.#state = this.#view();
    this.changed();
    for (const listener of [...this.#listeners]) listener(this.state);
  }

  #view(): State {
    const version = this.#version;
    return this.view(this.#data, (method) => async (...args) => {
      if (version === this.#version) await method(...args);
      return this.state;
    });
  }
}
