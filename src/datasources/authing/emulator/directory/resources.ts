import { newId } from '../account.js';
import { missing, taken } from './refusals.js';

export interface ResourceAction {
  readonly name: string;
  readonly description: string | null;
}

/** The fields that an administrator sets. The code is unique within the namespace. */
export interface ResourceFields {
  readonly type: string | null;
  readonly actions: readonly ResourceAction[];
  readonly description: string | null;
  readonly apiIdentifier: string | null;
}

/** Times are milliseconds since the epoch. */
export interface Resource extends ResourceFields {
  readonly id: string;
  readonly namespace: string;
  readonly code: string;
  readonly createdAt: number;
  readonly updatedAt: number;
}

export class Resources {
  readonly #byId = new Map<string, Resource>();

  define(resource: ResourceFields & Pick<Resource, 'namespace' | 'code'>, now: number): Resource {
    if (this.find(resource.code, resource.namespace)) throw taken('resource', resource.code);
    return this.#store({ ...resource, id: newId(), createdAt: now, updatedAt: now });
  }

  /** Without a namespace, the resources of all namespaces. */
  list(namespace?: string | null): Resource[] {
    return [...this.#byId.values()].filter((resource) => !namespace || resource.namespace === namespace);
  }

  get(id: string): Resource | undefined {
    return this.#byId.get(id);
  }

  find(code: string, namespace: string): Resource | undefined {
    return this.list(namespace).find((resource) => resource.code === code);
  }

  require(code: string, namespace: string): Resource {
    const resource = this.find(code, namespace);
    if (!resource) throw missing('resource', code);
    return resource;
  }

  update(resource: Resource, change: Partial<ResourceFields>, now: number): Resource {
    return this.#store({ ...resource, ...change, updatedAt: now });
  }

  remove({ id }: Resource): void {
    this.#byId.delete(id);
  }

  /** Replaces all resources. */
  restore(saved: readonly Resource[]): void {
    this.#byId.clear();
    for (const resource of saved) this.#store(resource);
  }

  #store(resource: Resource): Resource {
    this.#byId.set(resource.id, resource);
    return resource;
  }
}
