import { newId } from './account.js';
import { missing } from './directory/refusals.js';

/** A function of the vendor's pipelines. The emulator stores it and never runs it. */
export interface PipelineFunction {
  readonly id: string;
  readonly name: string;
  readonly sourceCode: string;
  readonly description: string | null;
  readonly url: string | null;
}

export class PipelineFunctions {
  readonly #byId = new Map<string, PipelineFunction>();

  list(): PipelineFunction[] {
    return [...this.#byId.values()];
  }

  find(id: string): PipelineFunction | undefined {
    return this.#byId.get(id);
  }

  create(fields: Omit<PipelineFunction, 'id'>): PipelineFunction {
    return this.#store({ ...fields, id: newId() });
  }

  update(id: string, change: Partial<Omit<PipelineFunction, 'id'>>): PipelineFunction {
    return this.#store({ ...this.#require(id), ...change });
  }

  remove(id: string): void {
    this.#byId.delete(this.#require(id).id);
  }

  /** Replaces all functions. */
  restore(saved: readonly PipelineFunction[]): void {
    this.#byId.clear();
    for (const stored of saved) this.#store(stored);
  }

  #require(id: string): PipelineFunction {
    const found = this.#byId.get(id);
    if (!found) throw missing('function', id);
    return found;
  }

  #store(stored: PipelineFunction): PipelineFunction {
    this.#byId.set(stored.id, stored);
    return stored;
  }
}
