import { newId } from './account.js';
import { missing } from './directory/refusals.js';

/** Allows or denies a target the access to an application. */
export interface AccessPolicy {
  readonly id: string;
  readonly appId: string;
  readonly targetType: string;
  readonly targetIdentifier: string;
  readonly effect: 'ALLOW' | 'DENY';
  readonly inheritByChildren: boolean;
  readonly assignedAt: number;
  readonly enabled: boolean;
}

export type AccessTarget = Pick<AccessPolicy, 'appId' | 'targetType' | 'targetIdentifier'>;

/** Access policies of applications, one per target. They have no effect on logins. */
export class AccessPolicies {
  readonly #byTarget = new Map<string, AccessPolicy>();

  list(appId: string): AccessPolicy[] {
    return [...this.#byTarget.values()].filter((policy) => policy.appId === appId);
  }

  set(target: AccessTarget, more: Pick<AccessPolicy, 'effect' | 'inheritByChildren'>, now: number): void {
    const policy: AccessPolicy = { ...target, ...more, id: newId(), assignedAt: now, enabled: true };
    this.#byTarget.set(keyOf(target), policy);
  }

  switch(target: AccessTarget, enabled: boolean): void {
    this.#byTarget.set(keyOf(target), { ...this.#require(target), enabled });
  }

  remove(target: AccessTarget): void {
    this.#require(target);
    this.#byTarget.delete(keyOf(target));
  }

  all(): readonly AccessPolicy[] {
    return [...this.#byTarget.values()];
  }

  /** Replaces all policies. */
  restore(saved: readonly AccessPolicy[]): void {
    this.#byTarget.clear();
    for (const policy of saved) this.#byTarget.set(keyOf(policy), policy);
  }

  #require(target: AccessTarget): AccessPolicy {
    const policy = this.#byTarget.get(keyOf(target));
    if (!policy) throw missing('policy', target.targetIdentifier);
    return policy;
  }
}

function keyOf({ appId, targetType, targetIdentifier }: AccessTarget): string {
  return `${appId} ${targetType} ${targetIdentifier}`;
}
