import { fits, type Rule, type TargetType } from './rules.js';

/** Actions that a target must have: all of them (AND) or one of them (OR). */
export interface ActionCondition {
  readonly op: 'AND' | 'OR';
  readonly list: readonly string[];
}

export interface AuthorizedTarget {
  readonly targetType: TargetType;
  readonly targetIdentifier: string;
  readonly actions: readonly string[];
}

/** The targets that rules allow actions on one resource, without the actions that rules deny to the same target. */
export function authorizedTargets(
  rules: readonly Rule[],
  /** The actions of a rule for all actions. */
  allActions: readonly string[],
  {
    targetType,
    actions: condition,
  }: { targetType?: TargetType | null | undefined; actions?: ActionCondition | null | undefined },
): AuthorizedTarget[] {
  const byTarget = new Map<string, Rule[]>();
  for (const rule of rules) {
    const key = `${rule.target.targetType} ${rule.target.targetIdentifier}`;
    byTarget.set(key, [...(byTarget.get(key) ?? []), rule]);
  }
  return [...byTarget.values()]
    .flatMap((same) => same.slice(0, 1).map(({ target }) => ({ target, actions: allowedActions(same, allActions) })))
    .filter(({ target, actions }) => actions.length > 0 && (!targetType || target.targetType === targetType))
    .filter(({ actions }) => meets(actions, condition))
    .map(({ target: { targetType: type, targetIdentifier }, actions }) => ({
      targetType: type,
      targetIdentifier,
      actions,
    }));
}

function allowedActions(rules: readonly Rule[], allActions: readonly string[]): string[] {
  const named = (effect: Rule['effect'], all: readonly string[]) =>
    rules.filter((rule) => rule.effect === effect).flatMap(({ actions }) => actions ?? all);
  const denied = named('DENY', ['*']);
  return [...new Set(named('ALLOW', allActions))].filter((action) => !denied.some((pattern) => fits(pattern, action)));
}

function meets(actions: readonly string[], condition: ActionCondition | null | undefined): boolean {
  if (!condition) return true;
  const has = (wanted: string) => actions.some((pattern) => fits(pattern, wanted));
  return condition.op === 'AND' ? condition.list.every(has) : condition.list.some(has);
}
