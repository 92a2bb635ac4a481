export type TargetType = 'USER' | 'ROLE' | 'GROUP' | 'ORG' | 'AK_SK';

/** The target of a rule. Role codes are unique within a namespace. */
export interface Target {
  readonly targetType: TargetType;
  readonly targetIdentifier: string;
  readonly namespace?: string;
}

/** Allows or denies actions on a resource. `actions: null` means all actions. */
export interface Rule {
  readonly namespace: string;
  readonly target: Target;
  readonly resource: string;
  readonly resourceType: string | null;
  readonly actions: readonly string[] | null;
  readonly effect: 'ALLOW' | 'DENY';
}

/** Whether a rule for the target `named` in a namespace applies to a user that the target `held` includes. */
export function isSameTarget(held: Target, named: Target, namespace: string): boolean {
  if (held.targetType !== named.targetType || held.targetIdentifier !== named.targetIdentifier) return false;
  return held.namespace === undefined || held.namespace === namespace;
}

/** `*` matches any text. */
export function fits(pattern: string, text: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 's').test(text);
}
