import { missing, taken } from './refusals.js';

export interface Group {
  code: string;
  name: string;
  description: string | null;
  readonly createdAt: number;
  updatedAt: number;
  readonly userIds: Set<string>;
}

export interface NewGroup {
  readonly code: string;
  readonly name: string;
  readonly description?: string | null | undefined;
}

/** A group as JSON. */
export type SavedGroup = Omit<Group, 'userIds'> & { readonly userIds: readonly string[] };

export class Groups {
  #all: Group[] = [];

  create({ code, name, description }: NewGroup, now: number): Group {
    if (this.find(code)) throw taken('group', code);
    const times = { createdAt: now, updatedAt: now };
    const group: Group = { code, name, description: description ?? null, ...times, userIds: new Set() };
    this.#all.push(group);
    return group;
  }

  find(code: string): Group | undefined {
    return this.#all.find((group) => group.code === code);
  }

  require(code: string): Group {
    const group = this.find(code);
    if (!group) throw missing('group', code);
    return group;
  }

  list(userId?: string | null): Group[] {
    return this.#all.filter((group) => !userId || group.userIds.has(userId));
  }

  remove(group: Group): void {
    this.#all = this.#all.filter((each) => each !== group);
  }

  save(): SavedGroup[] {
    return this.#all.map((group) => ({ ...group, userIds: [...group.userIds] }));
  }

  /** Replaces all groups. */
  restore(saved: readonly SavedGroup[]): void {
    this.#all = saved.map((group) => ({ ...group, userIds: new Set(group.userIds) }));
  }
}
