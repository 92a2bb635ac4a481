import { makePlan, type NativePlan, type OperationSource, type SingleNamespace, type Variables } from './plan.js';

/** The native fields of one operation. Kept with the operation, so that a plan without conditions is made once. */
export class NativeOperation {
  #plan: NativePlan | undefined;

  constructor(private readonly source: OperationSource) {}

  plan(variables: Variables): NativePlan {
    if (this.#plan !== undefined) return this.#plan;
    const plan = makePlan(this.source, variables);
    if (!plan.conditional) this.#plan = plan;
    return plan;
  }

  /** Known once the operation has run. */
  get singleNamespace(): SingleNamespace | undefined {
    return this.#plan?.singleNamespace;
  }
}
