import { type Call, requireManagement } from '../call.js';
import type { Policy, Statement } from '../directory/permissions.js';
import { taken } from '../directory/refusals.js';
import { DEFAULT_NAMESPACE } from '../directory/roles.js';
import type { TargetType } from '../directory/rules.js';
import { type PageArgs, pageOf } from '../pages.js';
import { graphqlTime } from '../times.js';
import { commonMessage, type RootFields } from './rootField.js';

interface PolicyName {
  readonly code: string;
  readonly namespace?: string | null;
}

type StatementInput = Omit<Statement, 'effect' | 'condition'> & Partial<Pick<Statement, 'effect' | 'condition'>>;

interface AssignArgs {
  readonly policies: readonly string[];
  readonly targetType: TargetType;
  readonly targetIdentifiers?: readonly string[] | null;
  readonly namespace?: string | null;
}

interface SwitchArgs {
  readonly policy: string;
  readonly targetType: TargetType;
  readonly targetIdentifier: string;
  readonly namespace?: string | null;
}

interface AssignmentArgs extends PageArgs {
  readonly namespace?: string | null;
  readonly code?: string | null;
  readonly targetType?: TargetType | null;
  readonly targetIdentifier?: string | null;
}

export const policyFields = {
  async policy({ code, namespace }: PolicyName, call: Call) {
    await requireManagement(call);
    const policy = call.state.directory.permissions.findPolicy(code, namespace);
    return policy ? view(policy) : null;
  },

  async policies({ namespace, ...page }: PageArgs & { namespace?: string | null }, call: Call) {
    await requireManagement(call);
    const { totalCount, list } = pageOf(call.state.directory.permissions.policies(namespace), page);
    return { totalCount, list: list.map(view) };
  },

  async policyAssignments({ namespace, code, targetType, targetIdentifier, ...page }: AssignmentArgs, call: Call) {
    await requireManagement(call);
    const all = call.state.directory.permissions
      .policies(namespace)
      .filter((policy) => !code || policy.code === code)
      .flatMap(assignmentViews)
      .filter((each) => !targetType || each.targetType === targetType)
      .filter((each) => !targetIdentifier || each.targetIdentifier === targetIdentifier);
    return pageOf(all, page);
  },

  async createPolicy(
    args: PolicyName & { description?: string | null; statements: readonly StatementInput[] },
    call: Call,
  ) {
    await requireManagement(call);
    const now = call.state.stamp();
    const policy: Policy = {
      namespace: args.namespace || DEFAULT_NAMESPACE,
      code: args.code,
      description: args.description ?? null,
      statements: args.statements.map(complete),
      assignments: [],
      createdAt: now,
      updatedAt: now,
    };
    return view(call.state.directory.permissions.addPolicy(policy));
  },

  async updatePolicy(
    args: PolicyName & {
      description?: string | null;
      statements?: readonly StatementInput[] | null;
      newCode?: string | null;
    },
    call: Call,
  ) {
    await requireManagement(call);
    const { permissions } = call.state.directory;
    const policy = permissions.requirePolicy(args.code, args.namespace);
    const owner = args.newCode ? permissions.findPolicy(args.newCode, policy.namespace) : undefined;
    if (owner && owner !== policy) throw taken('policy', owner.code);
    policy.code = args.newCode || policy.code;
    policy.statements = args.statements?.map(complete) ?? policy.statements;
    if (args.description !== undefined) policy.description = args.description;
    policy.updatedAt = call.state.stamp();
    return view(policy);
  },

  async deletePolicy({ code, namespace }: PolicyName, call: Call) {
    await requireManagement(call);
    const { permissions } = call.state.directory;
    permissions.removePolicy(permissions.requirePolicy(code, namespace));
    return commonMessage('删除成功');
  },

  async deletePolicies(args: { codeList: readonly string[]; namespace?: string | null }, call: Call) {
    await requireManagement(call);
    const { permissions } = call.state.directory;
    const policies = args.codeList.map((code) => permissions.requirePolicy(code, args.namespace));
    for (const policy of policies) permissions.removePolicy(policy);
    return commonMessage('删除成功');
  },

  /** `inheritByChildren` has no effect: a rule for a department always applies to its descendants. */
  async addPolicyAssignments(args: AssignArgs, call: Call) {
    return reassign(call, args, (kept, added) => [...kept, ...added.map((target) => ({ ...target, isEnabled: true }))]);
  },

  async removePolicyAssignments(args: AssignArgs, call: Call) {
    return reassign(call, args, (kept) => kept);
  },

  async enablePolicyAssignment(args: SwitchArgs, call: Call) {
    return switchAssignment(call, args, true);
  },

  /** The vendor's spelling. */
  async disbalePolicyAssignment(args: SwitchArgs, call: Call) {
    return switchAssignment(call, args, false);
  },
} satisfies RootFields;

type Assignments = Policy['assignments'];
type NamedTarget = Pick<Assignments[number], 'targetType' | 'targetIdentifier'>;

async function reassign(
  call: Call,
  { policies, targetType, targetIdentifiers, namespace }: AssignArgs,
  combine: (others: Assignments, named: readonly NamedTarget[]) => Assignments,
) {
  await requireManagement(call);
  const named = (targetIdentifiers ?? []).map((targetIdentifier) => ({ targetType, targetIdentifier }));
  for (const policy of policies.map((code) => call.state.directory.permissions.requirePolicy(code, namespace))) {
    const others = policy.assignments.filter((each) => !named.some((target) => isSame(each, target)));
    policy.assignments = combine(others, named);
  }
  return commonMessage('操作成功');
}

async function switchAssignment(call: Call, { policy: code, namespace, ...target }: SwitchArgs, isEnabled: boolean) {
  await requireManagement(call);
  const policy = call.state.directory.permissions.requirePolicy(code, namespace);
  policy.assignments = policy.assignments.map((each) => (isSame(each, target) ? { ...each, isEnabled } : each));
  return commonMessage('操作成功');
}

function isSame(one: NamedTarget, other: NamedTarget): boolean {
  return one.targetType === other.targetType && one.targetIdentifier === other.targetIdentifier;
}

function complete({ resource, actions, effect, condition }: StatementInput): Statement {
  return { resource, actions, effect: effect ?? 'ALLOW', condition: condition ?? null };
}

function view(policy: Policy) {
  const { namespace, code, description, statements, createdAt, updatedAt } = policy;
  return {
    ...{ namespace, code, description, statements },
    isDefault: false,
    createdAt: graphqlTime(createdAt),
    updatedAt: graphqlTime(updatedAt),
    assignmentsCount: policy.assignments.length,
    assignments: (args: PageArgs) => pageOf(assignmentViews(policy), args).list,
  };
}

function assignmentViews({ code, assignments }: Policy) {
  return assignments.map(({ targetType, targetIdentifier }) => ({ code, targetType, targetIdentifier }));
}
