import { type Call, isManagement, requireManagement, requireSelfOrManagement, requireUser } from '../call.js';
import { type FieldDefinition, readValueText } from '../customData.js';
import { VendorError } from '../vendorError.js';
import { commonMessage, type RootFields } from './rootField.js';

interface Target {
  readonly targetType: string;
  readonly targetId: string;
}

interface ValueText {
  readonly key: string;
  readonly value?: string | null;
}

export const customDataFields = {
  async setUdf(definition: Omit<FieldDefinition, 'options'> & { options?: string | null }, call: Call) {
    await requireManagement(call);
    return call.state.customData.define({ ...definition, options: definition.options ?? null });
  },

  async removeUdf({ targetType, key }: { targetType: string; key: string }, call: Call) {
    await requireManagement(call);
    call.state.customData.undefine(targetType, key);
    return commonMessage('删除成功');
  },

  async udf({ targetType }: { targetType: string }, call: Call) {
    await requireManagement(call);
    return call.state.customData.definitions(targetType);
  },

  async udv(target: Target, call: Call) {
    await requireTarget(call, target);
    return list(call, target);
  },

  async setUdv({ key, value, ...target }: Target & ValueText, call: Call) {
    await requireTarget(call, target);
    call.state.customData.write(target.targetType, target.targetId, [readValueText(key, value)]);
    return list(call, target);
  },

  async setUdvBatch({ udvList, ...target }: Target & { udvList?: readonly ValueText[] | null }, call: Call) {
    await requireTarget(call, target);
    const entries = (udvList ?? []).map(({ key, value }) => readValueText(key, value));
    call.state.customData.write(target.targetType, target.targetId, entries);
    return list(call, target);
  },

  async removeUdv({ key, ...target }: Target & { key: string }, call: Call) {
    await requireTarget(call, target);
    call.state.customData.remove(target.targetType, target.targetId, key);
    return list(call, target);
  },

  async udfValueBatch({ targetType, targetIds }: { targetType: string; targetIds: readonly string[] }, call: Call) {
    for (const targetId of targetIds) await requireTarget(call, { targetType, targetId });
    return targetIds.map((targetId) => ({ targetId, data: list(call, { targetType, targetId }) }));
  },

  async setUdfValueBatch(
    args: { targetType: string; input: readonly (ValueText & { targetId: string })[] },
    call: Call,
  ) {
    await requireManagement(call);
    const { targetType, input } = args;
    const entries = input.map(({ targetId, key, value }) => ({ targetId, entry: readValueText(key, value) }));
    const { customData } = call.state;
    customData.check(
      targetType,
      entries.map(({ entry }) => entry),
    );
    for (const { targetId, entry } of entries) customData.write(targetType, targetId, [entry]);
    return commonMessage('设置成功');
  },
} satisfies RootFields;

/** Users can access only their own values. Values of roles, nodes and other objects require the management token. */
async function requireTarget(call: Call, { targetType, targetId }: Target): Promise<void> {
  if (targetType === 'USER') {
    await requireSelfOrManagement(call, targetId);
  } else if (!(await isManagement(call))) {
    await requireUser(call);
    throw new VendorError(2202);
  }
}

function list({ state }: Call, { targetType, targetId }: Target) {
  return state.customData.read(targetType, targetId);
}
