import { missing, taken } from './refusals.js';
import { DEFAULT_NAMESPACE } from './roles.js';

export type TargetType = 'USER' | 'ROLE' | 'GROUP' | 'ORG' | 'AK_SK';

/** The target of a rule. Role codes are unique within a namespace. */
export interface Target {
  readonly targetType: TargetType;
  readonly targetIdentifier: string;
  readonly namespace?: string;
}

export interface Resource {
  readonly namespace: string;
  readonly code: string;
  readonly type: string | null;
  readonly actions: readonly string[];
  readonly description: string | null;
  readonly apiIdentifier: string | null;
}

/** `actions: null` means all actions. */
interface Rule {
  readonly namespace: string;
  readonly target: Target;
  readonly resource: string;
  readonly resourceType: string | null;
  readonly actions: readonly string[] | null;
  readonly effect: 'ALLOW' | 'DENY';
}

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

/** Resources, policies and direct grants. Conditions of a policy are stored but not evaluated. */
export class Permissions {
  #resources: Resource[] = [];
  #policies: Policy[] = [];
  #grants: Rule[] = [];

  define(resource: Resource): Resource {
    if (this.findResource(resource.code, resource.namespace)) throw taken('resource', resource.code);
    this.#resources.push(resource);
    return resource;
  }

  resources(namespace?: string | null): Resource[] {
    return this.#resources.filter((resource) => !namespace || resource.namespace === namespace);
  }

  findResource(code: string, namespace: string): Resource | undefined {
    return this.#resources.find((resource) => resource.code === code && resource.namespace === namespace);
  }

  grant(rule: Omit<Rule, 'effect'>): void {
    this.#grants.push({ ...rule, effect: 'ALLOW' });
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
    const defined = this.findResource(code, namespace);
    const refused = rules
      .filter((rule) => rule.effect === 'DENY' && rule.namespace === namespace && fits(rule.resource, code))
      .flatMap(({ actions }) => actions ?? ['*']);
    const all = same.some(({ actions }) => actions === null) ? (defined?.actions ?? null) : [];
    const actions = all && [...new Set([...all, ...same.flatMap((rule) => rule.actions ?? [])])];
    return {
      code,
      type: defined?.type ?? resourceType,
      actions: actions?.filter((action) => !refused.some((pattern) => fits(pattern, action))) ?? null,
      apiIdentifier: defined?.apiIdentifier ?? null,
    };
  }

  #rulesFor(targets: readonly Target[]): Rule[] {
    const rules = [...this.#grants, ...this.#policies.flatMap(rulesOf)];
    return rules.filter(({ target, namespace }) => targets.some((each) => isSame(each, target, namespace)));
  }
}

function rulesOf({ namespace, statements, assignments }: Policy): Rule[] {
  const targets = assignments.filter(({ isEnabled }) => isEnabled);
  return statements.flatMap(({ resource, actions, effect }) =>
    targets.map((target) => ({ namespace, target, resource, resourceType: null, actions, effect })),
  );
}

function isSame(held: Target, named: Target, namespace: string): boolean {
  if (held.targetType !== named.targetType || held.targetIdentifier !== named.targetIdentifier) return false;
  return held.namespace === undefined || held.namespace === namespace;
}

/** `*` matches any text. */
function fits(pattern: string, text: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 's').test(text);
}
