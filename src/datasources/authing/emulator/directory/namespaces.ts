import { missing, taken } from './refusals.js';
import { DEFAULT_NAMESPACE } from './roles.js';

/** A group of roles and resources. */
export interface Namespace {
  readonly id: number;
  code: string;
  name: string;
  description: string | null;
}

/** The namespaces that administrators created. Roles and resources can also use other names, such as application ids. */
export class Namespaces {
  #all: Namespace[] = [{ id: 1, code: DEFAULT_NAMESPACE, name: '默认权限分组', description: null }];
  #lastId = 1;

  list(): readonly Namespace[] {
    return this.#all;
  }

  create({ code, name, description }: Omit<Namespace, 'id'>): Namespace {
    if (this.#find(code)) throw taken('namespace', code);
    this.#lastId += 1;
    const namespace: Namespace = { id: this.#lastId, code, name, description };
    this.#all = [...this.#all, namespace];
    return namespace;
  }

  update(code: string, change: Partial<Omit<Namespace, 'id'>>): Namespace {
    const namespace = this.require(code);
    const owner = change.code === undefined ? undefined : this.#find(change.code);
    if (owner && owner !== namespace) throw taken('namespace', owner.code);
    return Object.assign(namespace, change);
  }

  remove(namespace: Namespace): void {
    this.#all = this.#all.filter((each) => each !== namespace);
  }

  require(code: string): Namespace {
    const namespace = this.#find(code);
    if (!namespace) throw missing('namespace', code);
    return namespace;
  }

  /** Replaces all namespaces. */
  restore(saved: readonly Namespace[]): void {
    this.#all = saved.map((namespace) => ({ ...namespace }));
    this.#lastId = Math.max(0, ...saved.map(({ id }) => id));
  }

  #find(code: string): Namespace | undefined {
    return this.#all.find((namespace) => namespace.code === code);
  }
}
