import { type AuthorizedTarget, authorizedTargets } from './authorizedTargets.js';
import { missing, taken } from './refusals.js';
import type { Resources } from './resources.js';
import { DEFAULT_NAMESPACE } from './roles.js';
import { fits, isSameTarget, type Rule, type Target } from './rules.js';

export interface Statement {
  readonly resource: string;
  readonly actions: readonly string[];
  readonly effect: 'ALLOW' | 'DENY';
  readonly condition: readonly unknown[] | null;
}

export interface Policy {
  readonly namespace: string;
  code: string;
  description: string | null;
  statements: readonly Statement[];
  assignments: readonly (Target & { readonly isEnabled: boolean })[];
  readonly createdAt: number;
  updatedAt: number;
}

export interface AuthorizedResource {
  readonly code: string;
  readonly type: string | null;
  readonly actions: readonly string[] | null;
  readonly apiIdentifier: string | null;
}

export interface SavedPermissions {
  readonly policies: readonly Policy[];
  readonly grants: readonly Rule[];
}

/** Policies and direct grants. Conditions of a policy are stored but not evaluated. */
export class Permissions {
  #policies: Policy[] = [];
  #grants: Rule[] = [];

  constructor(private readonly resources: Resources) {}

  grant(rule: Omit<Rule, 'effect'>): void {
    this.#grants.push({ ...rule, effect: 'ALLOW' });
  }

  /** Takes actions, or all of them, from a direct grant. Grants by a policy stay. */
  revoke({ namespace, resource, target, actions }: Pick<Rule, 'namespace' | 'resource' | 'target' | 'actions'>): void {
    const isNamed = (grant: Rule) =>
      grant.namespace === namespace && grant.resource === resource && isSameTarget(target, grant.target, namespace);
    this.#grants = this.#grants.flatMap((grant) => {
      if (!isNamed(grant)) return [grant];
      const granted = grant.actions ?? this.#actionsOf(resource, namespace) ?? [];
      const kept = actions === null ? [] : granted.filter((action) => !actions.includes(action));
      return kept.length > 0 ? [{ ...grant, actions: kept }] : [];
    });
  }

  /** The targets of all rules for a resource. */
  targetsOf(resource: string, namespace: string, options: Parameters<typeof authorizedTargets>[2]): AuthorizedTarget[] {
    const rules = this.#rules().filter((rule) => rule.namespace === namespace && fits(rule.resource, resource));
    return authorizedTargets(rules, this.#actionsOf(resource, namespace) ?? ['*'], options);
  }

  addPolicy(policy: Policy): Policy {
    if (this.findPolicy(policy.code, policy.namespace)) throw taken('policy', policy.code);
    this.#policies.push(policy);
    return policy;
  }

  findPolicy(code: string, namespace?: string | null): Policy | undefined {
    return this.policies(namespace || DEFAULT_NAMESPACE).find((policy) => policy.code === code);
  }

  requirePolicy(code: string, namespace?: string | null): Policy {
    const policy = this.findPolicy(code, namespace);
    if (!policy) throw missing('policy', code);
    return policy;
  }

  policies(namespace?: string | null): Policy[] {
    return this.#policies.filter((policy) => !namespace || policy.namespace === namespace);
  }

  removePolicy(policy: Policy): void {
    this.#policies = this.#policies.filter((each) => each !== policy);
  }

  save(): SavedPermissions {
    return { policies: this.#policies, grants: this.#grants };
  }

  /** Replaces all policies and grants. */
  restore({ policies, grants }: SavedPermissions): void {
    this.#policies = policies.map((policy) => ({ ...policy }));
    this.#grants = [...grants];
  }

  /** A denial overrides all permissions. Null when no rule matches. */
  decide(targets: readonly Target[], namespace: string, resource: string, action: string): 'ALLOW' | 'DENY' | null {
    const effects = this.#rulesFor(targets)
      .filter((rule) => rule.namespace === namespace && fits(rule.resource, resource))
      .filter(({ actions }) => actions === null || actions.some((pattern) => fits(pattern, action)))
      .map(({ effect }) => effect);
    if (effects.includes('DENY')) return 'DENY';
    return effects.includes('ALLOW') ? 'ALLOW' : null;
  }

  /** One entry per resource, with all actions that are allowed and not denied. */
  authorized(targets: readonly Target[], namespace?: string | null, type?: string | null): AuthorizedResource[] {
    const rules = this.#rulesFor(targets).filter((rule) => !namespace || rule.namespace === namespace);
    const allowed = new Map<string, [Rule, ...Rule[]]>();
    for (const rule of rules.filter(({ effect }) => effect === 'ALLOW')) {
      const key = `${rule.namespace} ${rule.resource}`;
      const same = allowed.get(key);
      allowed.set(key, same ? [...same, rule] : [rule]);
    }
    return [...allowed.values()]
      .map((same) => this.#entryOf(same, rules))
      .filter((entry) => entry.actions === null || entry.actions.length > 0)
      .filter((entry) => !type || entry.type === type);
  }

  #entryOf(same: readonly [Rule, ...Rule[]], rules: readonly Rule[]): AuthorizedResource {
    const [{ namespace, resource: code, resourceType }] = same;
    const defined = this.resources.find(code, namespace);
    const refused = rules
      .filter((rule) => rule.effect === 'DENY' && rule.namespace === namespace && fits(rule.resource, code))
      .flatMap(({ actions }) => actions ?? ['*']);
    const all = same.some(({ actions }) => actions === null) ? this.#actionsOf(code, namespace) : [];
    const actions = all && [...new Set([...all, ...same.flatMap((rule) => rule.actions ?? [])])];
    return {
      code,
      type: defined?.type ?? resourceType,
      actions: actions?.filter((action) => !refused.some((pattern) => fits(pattern, action))) ?? null,
      apiIdentifier: defined?.apiIdentifier ?? null,
    };
  }

  #actionsOf(code: string, namespace: string): readonly string[] | null {
    return this.resources.find(code, namespace)?.actions.map(({ name }) => name) ?? null;
  }

  #rules(): Rule[] {
    return [...this.#grants, ...this.#policies.flatMap(rulesOf)];
  }

  #rulesFor(targets: readonly Target[]): Rule[] {
    return this.#rules().filter(({ target, namespace }) =>
      targets.some((each) => isSameTarget(each, target, namespace)),
    );
  }
}

function rulesOf({ namespace, statements, assignments }: Policy): Rule[] {
  const targets = assignments.filter(({ isEnabled }) => isEnabled);
  return statements.flatMap(({ resource, actions, effect }) =>
    targets.map((target) => ({ namespace, target, resource, resourceType: null, actions, effect })),
  );
}
