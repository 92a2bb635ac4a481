import { missing } from './directory/refusals.js';

interface ConnectionField {
  readonly key: string;
  readonly value: string;
}

/** The pool's credentials for a social provider. The emulator stores them and never uses them. */
export interface SocialConnectionInstance {
  readonly provider: string;
  readonly enabled: boolean;
  readonly fields: readonly ConnectionField[];
}

export class SocialConnections {
  readonly #byProvider = new Map<string, SocialConnectionInstance>();

  list(): SocialConnectionInstance[] {
    return [...this.#byProvider.values()];
  }

  require(provider: string): SocialConnectionInstance {
    const instance = this.#byProvider.get(provider);
    if (!instance) throw missing('connection', provider);
    return instance;
  }

  /** Replaces the previous instance of the provider. */
  create(provider: string, fields: readonly ConnectionField[]): SocialConnectionInstance {
    return this.#store({ provider, fields, enabled: true });
  }

  switch(provider: string, enabled: boolean): SocialConnectionInstance {
    return this.#store({ ...this.require(provider), enabled });
  }

  /** Replaces all instances. */
  restore(saved: readonly SocialConnectionInstance[]): void {
    this.#byProvider.clear();
    for (const instance of saved) this.#store(instance);
  }

  #store(instance: SocialConnectionInstance): SocialConnectionInstance {
    this.#byProvider.set(instance.provider, instance);
    return instance;
  }
}
