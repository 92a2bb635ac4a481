/** Values for the variables of the SDK's documents: of the seeded users and their gate, so that most of them succeed. */
import {
  type GraphQLInputType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type OperationDefinitionNode,
  typeFromAST,
} from 'graphql';

const USER = 'e0e0e0e0e0e0e0e0e0e0b001';
const ORG = 'e0e0e0e0e0e0e0e0e0e0c001';
const ROOT = 'e0e0e0e0e0e0e0e0e0e0c002';
const DEPARTMENT = 'e0e0e0e0e0e0e0e0e0e0c003';
const STATEMENTS = [{ resource: 'gate:*', actions: ['gate:open'], effect: 'ALLOW' }];

type Values = Readonly<Record<string, unknown>>;

export interface Sampling {
  readonly schema: GraphQLSchema;
  /** As the vendor wants passwords. */
  encrypt(password: string): string;
  /** A code that was just sent, by SMS to a phone or by mail with a scene. */
  code(to: string, scene: string): Promise<string>;
  readonly pool: { readonly id: string; readonly secret: string };
}

const NEW_PHONE = '13900000077';
const NEW_EMAIL = 'new@example.com';

/** What a variable or an input field is by its name, wherever it stands. */
const USUAL: Values = {
  page: 1,
  limit: 10,
  userId: USER,
  userIds: [USER],
  ids: [USER],
  targetId: USER,
  targetIds: [USER],
  targetIdentifier: USER,
  targetIdentifiers: [USER],
  targetType: 'USER',
  orgId: ORG,
  nodeId: DEPARTMENT,
  sourceNodeId: DEPARTMENT,
  targetNodeId: ROOT,
  targetParentId: ROOT,
  departmentId: DEPARTMENT,
  namespace: 'default',
  roleCode: 'gatekeeper',
  resource: 'gate',
  resourceType: 'DATA',
  action: 'gate:open',
  key: 'school',
  value: '"Qinghua"',
  keyword: 'Gate',
  query: 'men',
  domain: 'gate',
  email: NEW_EMAIL,
  phone: NEW_PHONE,
  scene: 'RESET_PASSWORD',
  list: ['a@example.com'],
};

/** By root field, what differs. */
function special(field: string, { encrypt, code, pool }: Sampling): Values | Promise<Values> | undefined {
  const password = encrypt('Menshen-2026');
  const newPassword = encrypt('Menshen-2028');
  const mail = async (scene: string, to = NEW_EMAIL) => code(to, scene);
  const table: Readonly<Record<string, () => Values | Promise<Values>>> = {
    accessToken: () => ({ userPoolId: pool.id, secret: pool.secret }),
    addMember: () => ({ nodeId: ROOT }),
    addNode: () => ({ name: 'Archers', code: 'archers' }),
    addNodeV2: () => ({ name: 'Archers', code: 'archers' }),
    removePolicyAssignments: () => ({ policies: ['opener'] }),
    addPolicyAssignments: () => ({ policies: ['opener'] }),
    assignRole: () => ({ groupCodes: ['night-watch'] }),
    authorizeResource: () => ({ opts: [{ targetType: 'USER', targetIdentifier: USER, actions: ['gate:open'] }] }),
    checkPasswordStrength: () => ({ password: 'Menshen-2026' }),
    createUser: () => ({ userInfo: { username: 'made', nickname: 'Made', email: NEW_EMAIL } }),
    createPolicy: () => ({ code: 'archer', statements: STATEMENTS }),
    updatePolicy: () => ({ code: 'opener', statements: STATEMENTS, description: 'Opens' }),
    deleteGroups: () => ({ codeList: ['night-watch'] }),
    deleteOrg: () => ({ id: ORG }),
    deletePolicies: () => ({ codeList: ['opener'] }),
    deleteRoles: () => ({ codeList: ['gatekeeper'] }),
    disbalePolicyAssignment: () => ({ policy: 'opener' }),
    enablePolicyAssignment: () => ({ policy: 'opener' }),
    findUser: () => ({ username: 'menshen', email: undefined, phone: undefined }),
    isUserExists: () => ({ username: 'menshen', email: undefined, phone: undefined }),
    loginByEmail: () => ({ input: { email: 'menshen@example.com', password } }),
    loginByUsername: () => ({ input: { username: 'menshen', password } }),
    loginByPhonePassword: () => ({ input: { phone: '13800000001', password } }),
    loginByPhoneCode: async () => ({ input: { phone: '13800000001', code: await code('13800000001', 'sms') } }),
    loginBySubAccount: () => ({ account: 'gate-desk', password: encrypt('Directory-2026') }),
    nodeByCode: () => ({ code: 'gatehouse' }),
    nodeById: () => ({ id: DEPARTMENT }),
    childrenNodes: () => ({ nodeId: ROOT }),
    isRootNode: () => ({ nodeId: ROOT }),
    org: () => ({ id: ORG }),
    registerByEmail: () => ({ input: { email: NEW_EMAIL, password, profile: { nickname: 'New' } } }),
    registerByUsername: () => ({ input: { username: 'newcomer', password } }),
    registerByPhoneCode: async () => ({ input: { phone: NEW_PHONE, code: await code(NEW_PHONE, 'sms'), password } }),
    resetPassword: async () => ({
      email: 'menshen@example.com',
      phone: undefined,
      code: await mail('RESET_PASSWORD', 'menshen@example.com'),
      newPassword,
    }),
    refreshToken: () => ({}),
    role: () => ({ code: 'gatekeeper' }),
    group: () => ({ code: 'night-watch' }),
    addUserToGroup: () => ({ code: 'night-watch' }),
    removeUserFromGroup: () => ({ code: 'night-watch' }),
    updateGroup: () => ({ code: 'night-watch', name: 'Day watch' }),
    updateRole: () => ({ code: 'gatekeeper', description: 'Opens' }),
    deleteRole: () => ({ code: 'gatekeeper' }),
    createRole: () => ({ code: 'archer' }),
    createGroup: () => ({ code: 'archers', name: 'Archers' }),
    policy: () => ({ code: 'opener' }),
    deletePolicy: () => ({ code: 'opener' }),
    policyAssignments: () => ({ code: 'opener', targetIdentifier: undefined, targetType: undefined }),
    setUdf: () => ({ key: 'motto', label: 'Motto' }),
    setUdvBatch: () => ({ udvList: [{ key: 'school', value: '"Qinghua"' }] }),
    setUdfValueBatch: () => ({ input: [{ targetId: USER, key: 'school', value: '"Qinghua"' }] }),
    updateEmail: async () => ({
      emailCode: await mail('CHANGE_EMAIL'),
      oldEmail: 'menshen@example.com',
      oldEmailCode: await mail('CHANGE_EMAIL', 'menshen@example.com'),
    }),
    updatePhone: async () => ({
      phoneCode: await code(NEW_PHONE, 'sms'),
      oldPhone: '13800000001',
      oldPhoneCode: await code('13800000001', 'sms'),
    }),
    updateNode: () => ({ id: DEPARTMENT, name: 'Gatehouse II' }),
    updatePassword: () => ({ oldPassword: password, newPassword }),
    updateUser: () => ({ id: USER, input: { nickname: 'Door god' } }),
    updateUserpool: () => ({ input: { name: 'Gate' } }),
    user: () => ({ id: USER }),
    deleteUser: () => ({ id: USER }),
  };
  return table[field]?.();
}

/** Values for the variables of one operation; optional ones only where something is known about them. */
export async function sampleVariables(operation: OperationDefinitionNode, sampling: Sampling): Promise<Values> {
  const [root] = operation.selectionSet.selections;
  const field = root?.kind === 'Field' ? root.name.value : '';
  const known: Values = { ...USUAL, ...(await special(field, sampling)) };
  const values = (operation.variableDefinitions ?? []).map(({ variable: { name }, type }) => {
    const value = known[name.value];
    const declared = typeFromAST(sampling.schema, type as never) as GraphQLInputType;
    return [name.value, value === undefined && isNonNullType(declared) ? something(declared, known) : value];
  });
  return Object.fromEntries(values.filter(([, value]) => value !== undefined));
}

/** The least that a type takes. */
function something(type: GraphQLInputType, known: Values): unknown {
  if (isNonNullType(type)) return something(type.ofType, known);
  if (isListType(type)) return [something(type.ofType, known)];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (!isInputObjectType(type)) return type.name === 'Boolean' ? true : type.name === 'Int' ? 1 : 'gate';
  const required = Object.values(type.getFields()).filter((field) => isNonNullType(field.type));
  return Object.fromEntries(required.map(({ name, type: of }) => [name, known[name] ?? something(of, known)]));
}
