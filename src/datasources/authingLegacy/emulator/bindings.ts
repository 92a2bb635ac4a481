import { newId } from './ids.js';

/** A social account for logins of a user, with the names of the vendor's schema. */
export interface Binding {
  readonly _id: string;
  readonly user: string;
  readonly type: string;
  readonly unionid: string;
  /** JSON of the user's profile at the social network. */
  readonly userInfo: string;
  readonly createdAt: number;
}

export class Bindings {
  #all: readonly Binding[] = [];

  add(binding: Omit<Binding, '_id'>): Binding {
    const added = { _id: newId(), ...binding };
    this.#all = [...this.#all, added];
    return added;
  }

  ofUser(user: string): readonly Binding[] {
    return this.#all.filter((binding) => binding.user === user);
  }

  ofIdentity(type: string, unionid: string): Binding | undefined {
    return this.#all.find((binding) => binding.type === type && binding.unionid === unionid);
  }

  remove({ _id }: Binding): void {
    this.#all = this.#all.filter((binding) => binding._id !== _id);
  }

  all(): readonly Binding[] {
    return this.#all;
  }

  /** Replaces all bindings. */
  restore(saved: readonly Binding[]): void {
    this.#all = saved;
  }

  forgetUser(user: string): void {
    this.#all = this.#all.filter((binding) => binding.user !== user);
  }
}
