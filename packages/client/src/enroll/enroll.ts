/** The flows in which a signed-in user adds a factor. */
import { type Bind, FlowEngine } from '../flow/engine.js';
import type { MenshenParts } from '../flow/parts.js';
import type { CommonEvent } from '../flow/reduce.js';
import { withStepUp } from '../stepUp.js';
import { type EnrollEvent, type EnrollFlowData, reduceEnroll } from './reducer.js';
import type {
  EnrollOptions,
  EnrollPasskeyFlow,
  EnrollPasskeyState,
  EnrollTotpFlow,
  EnrollTotpState,
  PasskeyInput,
} from './state.js';

abstract class Enroll<State extends { readonly kind: string }> extends FlowEngine<
  EnrollFlowData,
  'enroll',
  EnrollEvent,
  State
> {
  #begin: (() => Promise<State>) | undefined;

  constructor(
    protected readonly parts: MenshenParts,
    private readonly options: EnrollOptions = {},
  ) {
    super({ kind: 'idle' }, parts.language);
  }

  protected reduce(data: EnrollFlowData, event: EnrollEvent | CommonEvent<'enroll'>): EnrollFlowData {
    return reduceEnroll(data, event);
  }

  /** Begins anew. The work runs once more after a step-up, if the application brings one. */
  protected begin(work: (signal: AbortSignal) => Promise<EnrollEvent>): Promise<State> {
    this.restart();
    const { prove } = this.options;
    this.#begin = () =>
      this.step('enroll', (signal) =>
        prove ? withStepUp(this.parts.operations, () => work(signal), prove) : work(signal),
      );
    return this.#begin();
  }

  /** The states that both flows have. */
  protected viewCommon(data: Exclude<EnrollFlowData, { kind: 'idle' | 'confirm' }>, bind: Bind<State>) {
    switch (data.kind) {
      case 'rejected':
        return { ...data, retry: bind(() => this.#begin?.()), restart: bind(this.restart) };
      case 'done':
        return data;
      default:
        return this.viewDetour(data, bind);
    }
  }
}

export class EnrollTotp extends Enroll<EnrollTotpState> implements EnrollTotpFlow {
  start(): Promise<EnrollTotpState> {
    return this.begin(async (signal) => ({
      type: 'answered',
      result: await this.parts.operations.enrollTotp({}, { signal }),
    }));
  }

  protected view(data: EnrollFlowData, bind: Bind<EnrollTotpState>): EnrollTotpState {
    if (data.kind === 'idle') return { kind: 'idle', start: bind(() => this.start()) };
    if (data.kind !== 'confirm') return this.viewCommon(data, bind);
    return { ...data, confirm: bind((code: string) => this.#confirm(code)), restart: bind(this.restart) };
  }

  #confirm(code: string): Promise<EnrollTotpState> {
    return this.step('enroll', async (signal) => ({
      type: 'answered',
      result: await this.parts.operations.confirmTotp({ code }, { signal }),
    }));
  }
}

export class EnrollPasskey extends Enroll<EnrollPasskeyState> implements EnrollPasskeyFlow {
  start({ name }: PasskeyInput = {}): Promise<EnrollPasskeyState> {
    return this.begin(async (signal) => {
      const result = await this.parts.passkeys().create({ name }, signal);
      return 'outcome' in result ? { type: 'problem', problem: result } : { type: 'answered', result };
    });
  }

  protected view(data: EnrollFlowData, bind: Bind<EnrollPasskeyState>): EnrollPasskeyState {
    if (data.kind === 'idle' || data.kind === 'confirm') {
      return { kind: 'idle', start: bind((input?: PasskeyInput) => this.start(input)) };
    }
    return this.viewCommon(data, bind);
  }
}
