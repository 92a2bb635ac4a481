import type { NativeProblem, NativeReply } from '../../datasources/capabilities.js';
import type { Context } from '../../resolvers/context.js';
import type { NativeOperation } from './operation.js';
import type { NativePlan, Variables } from './plan.js';
import { type UpstreamRequest, withVariables } from './upstreamRequest.js';

/** The context of a request that may contain native fields. */
export interface NativeContext extends Context {
  /** Set while an operation with native fields runs. */
  native: NativeExchange | undefined;
}

/** What one GraphQL request exchanges with the vendors. Its fields share the plan and the replies. */
export class NativeExchange {
  /** Errors that the vendors reported, with the request that each belongs to. */
  readonly problems: { readonly problem: NativeProblem; readonly request: UpstreamRequest }[] = [];
  readonly #replies = new Map<UpstreamRequest, Promise<NativeReply>>();
  #plan: NativePlan | undefined;
  #answered = false;

  constructor(
    private readonly operation: NativeOperation,
    private readonly context: Context,
  ) {}

  /** True when a vendor has answered, with data or with errors. */
  get answered(): boolean {
    return this.#answered;
  }

  /** @param variables coerced; all fields of one execution have the same */
  plan(variables: Variables): NativePlan {
    this.#plan ??= this.operation.plan(variables);
    return this.#plan;
  }

  /** Sends a request of the plan once, however many fields need its reply. */
  sendNative(request: UpstreamRequest, variables: Variables): Promise<NativeReply> {
    const known = this.#replies.get(request);
    if (known !== undefined) return known;
    const reply = this.#send(request, variables);
    this.#replies.set(request, reply);
    return reply;
  }

  async #send(request: UpstreamRequest, variables: Variables): Promise<NativeReply> {
    const { services, auth } = this.context;
    const reply = await services.passthrough.send(withVariables(request, variables), auth);
    this.#answered = true;
    for (const problem of reply.problems) this.problems.push({ problem, request });
    return reply;
  }
}
