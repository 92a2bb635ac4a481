import { type Call, isManagement, requireManagement, requireUser } from '../call.js';
import type { ActionCondition } from '../directory/authorizedTargets.js';
import { refusal } from '../directory/refusals.js';
import { DEFAULT_NAMESPACE } from '../directory/roles.js';
import type { Target, TargetType } from '../directory/rules.js';
import { resourceView } from '../directoryViews.js';
import { VendorError } from '../vendorError.js';
import { commonMessage, type RootFields } from './rootField.js';

interface ActionArgs {
  readonly resource: string;
  readonly action: string;
  readonly userId: string;
  readonly namespace?: string | null;
}

interface AllowArgs {
  readonly resource: string;
  readonly action: string;
  readonly userId?: string | null;
  readonly userIds?: readonly string[] | null;
  readonly roleCode?: string | null;
  readonly roleCodes?: readonly string[] | null;
  readonly namespace?: string | null;
}

interface AuthorizeArgs {
  readonly namespace?: string | null;
  readonly resourceType?: string | null;
  readonly resource?: string | null;
  readonly opts?:
    | readonly ({ targetType: TargetType; targetIdentifier: string; actions?: readonly string[] | null } | null)[]
    | null;
}

interface ListArgs {
  readonly targetType?: TargetType | null;
  readonly targetIdentifier?: string | null;
  readonly namespace?: string | null;
  readonly resourceType?: string | null;
}

interface TargetsArgs {
  readonly namespace: string;
  readonly resource: string;
  readonly targetType?: TargetType | null;
  readonly actions?: ActionCondition | null;
}

/** Grants and permission checks. The default namespace is `default`. */
export const permissionFields = {
  async isActionAllowed(args: ActionArgs, call: Call) {
    return (await decide(call, args)) === 'ALLOW';
  },

  /** Denied by a rule, in contrast to not allowed by any rule. */
  async isActionDenied(args: ActionArgs, call: Call) {
    return (await decide(call, args)) === 'DENY';
  },

  async allow({ resource, action, ...args }: AllowArgs, call: Call) {
    await requireManagement(call);
    const namespace = args.namespace || DEFAULT_NAMESPACE;
    const userIds = [args.userId, ...(args.userIds ?? [])].filter((id) => typeof id === 'string');
    const roleCodes = [args.roleCode, ...(args.roleCodes ?? [])].filter((code) => typeof code === 'string');
    const targets: Target[] = [
      ...userIds.map((id): Target => ({ targetType: 'USER', targetIdentifier: id })),
      ...roleCodes.map((code): Target => ({ targetType: 'ROLE', targetIdentifier: code })),
    ];
    // This call takes no type. The vendor lists the resource as DATA.
    const rule = { namespace, resource, resourceType: 'DATA', actions: [action] };
    for (const target of targets) call.state.directory.permissions.grant({ ...rule, target });
    return commonMessage('授权成功');
  },

  async authorizeResource({ resource, opts, ...args }: AuthorizeArgs, call: Call) {
    await requireManagement(call);
    if (!resource) throw refusal('缺少资源', 'The resource is missing');
    const rule = { namespace: args.namespace || DEFAULT_NAMESPACE, resource, resourceType: args.resourceType ?? null };
    for (const { actions, ...target } of (opts ?? []).filter((each) => each !== null)) {
      call.state.directory.permissions.grant({ ...rule, target, actions: actions ?? null });
    }
    return commonMessage('授权成功');
  },

  /** The targets that may act on a resource. The type is not compared, because grants need not have one. */
  async authorizedTargets({ namespace, resource, targetType, actions }: TargetsArgs, call: Call) {
    await requireManagement(call);
    const list = call.state.directory.permissions.targetsOf(resource, namespace, { targetType, actions });
    return { totalCount: list.length, list };
  },

  /** The grants of a target. For a user they include the grants of roles, groups and departments. */
  async authorizedResources({ targetType, targetIdentifier, ...args }: ListArgs, call: Call) {
    await requireManagement(call);
    if (!targetType || !targetIdentifier) throw new VendorError(2231);
    const named: Target = { targetType, targetIdentifier };
    const targets = targetType === 'USER' ? call.state.directory.targetsOf(targetIdentifier) : [named];
    return resourceView(call.state, targets, args);
  },
} satisfies RootFields;

/** Users can check only their own permissions. The management token can check those of any user. */
async function decide(call: Call, { resource, action, userId, namespace }: ActionArgs) {
  if (!(await isManagement(call)) && (await requireUser(call)).account.id !== userId) throw new VendorError(1001);
  const { directory } = call.state;
  return directory.permissions.decide(directory.targetsOf(userId), namespace || DEFAULT_NAMESPACE, resource, action);
}
