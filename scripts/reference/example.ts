/** An operation that a reader can send, for any root field: its document, and variables that fit. */
import {
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLOutputType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
  isUnionType,
} from 'graphql';

export interface Example {
  readonly document: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

type Root = 'query' | 'mutation' | 'subscription';

/** Values by the name of an argument or field. */
const SAMPLES: Readonly<Record<string, unknown>> = {
  email: 'menshen@example.com',
  oldEmail: 'menshen@example.com',
  username: 'menshen',
  phone: '13800000001',
  target: '13800000002',
  password: 'Menshen-2026',
  oldPassword: 'Menshen-2026',
  newPassword: 'Menshen-2027',
  code: '123456',
  emailCode: '123456',
  smsCode: '123456',
  totp: '123456',
  key: 'school',
  value: 'Peking University',
  audience: 'orders',
  name: 'Phone',
  role: 'gatekeeper',
  nickname: 'Guan',
  redirectUri: 'https://www.example.com/callback',
  ids: ['e0e0e0e0e0e0e0e0e0e0b001'],
  photo: 'data:image/jpeg;base64,/9j/',
  purpose: 'LOGIN',
};

const SCALARS: Readonly<Record<string, unknown>> = { Int: 1, Float: 1, Boolean: true, JSON: {}, JSONObject: {} };

export function exampleOf(root: Root, field: GraphQLField<unknown, unknown>): Example {
  const args = field.args.filter((arg) => isRequiredArgument(arg) || arg.name === 'flow');
  const declared = args.map(({ name, type }) => `$${name}: ${type}`).join(', ');
  const passed = args.map(({ name }) => `${name}: $${name}`).join(', ');
  const title = field.name.charAt(0).toUpperCase() + field.name.slice(1);
  const head = `${root} ${title}${declared === '' ? '' : `(${declared})`}`;
  const call = `${field.name}${passed === '' ? '' : `(${passed})`}`;
  return {
    document: `${head} {\n  ${call}${selectionOf(field.type)}\n}`,
    variables: Object.fromEntries(args.map(({ name, type }) => [name, sample(name, type)])),
  };
}

function selectionOf(output: GraphQLOutputType): string {
  const type = getNamedType(output);
  if (isUnionType(type)) {
    const isOutcome = type.getTypes().every((member) => member.getInterfaces().some(({ name }) => name === 'Outcome'));
    const common = isOutcome ? ['__typename', '... on Outcome { code message }'] : ['__typename'];
    const members = type.getTypes().flatMap((member) => {
      const fields = scalarFields(member).filter((name) => !['code', 'message', 'requestId', 'reason'].includes(name));
      return fields.length === 0 ? [] : [`... on ${member.name} { ${fields.join(' ')} }`];
    });
    return block([...common, ...members]);
  }
  if (isObjectType(type) || isInterfaceType(type)) return ` { ${scalarFields(type).slice(0, 8).join(' ')} }`;
  return '';
}

function block(lines: readonly string[]): string {
  return ` {\n${lines.map((line) => `    ${line}`).join('\n')}\n  }`;
}

/** The fields without selection and without required arguments. */
function scalarFields(type: { getFields(): Readonly<Record<string, GraphQLField<unknown, unknown>>> }): string[] {
  return Object.values(type.getFields())
    .filter(({ type: output, args }) => {
      const named = getNamedType(output);
      return !isObjectType(named) && !isUnionType(named) && !isInterfaceType(named) && !args.some(isRequiredArgument);
    })
    .map(({ name }) => name);
}

function sample(name: string, type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return sample(name, type.ofType);
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields());
    const required = fields.filter(isRequiredInputField);
    const chosen = type.isOneOf || required.length === 0 ? [firstChoice(fields)] : required;
    return Object.fromEntries(chosen.map((field) => [field.name, sample(field.name, field.type)]));
  }
  if (isEnumType(type)) {
    const values = type.getValues().map((value) => value.name);
    return values.includes(String(SAMPLES[name])) ? SAMPLES[name] : values[0];
  }
  if (name in SAMPLES) return SAMPLES[name];
  if (isListType(type)) return [sample(name, type.ofType)];
  return SCALARS[getNamedType(type).name] ?? name.toUpperCase();
}

/** The simplest way, where several are possible. */
function firstChoice<Field extends { readonly name: string }>(fields: readonly Field[]): Field {
  const preferred = fields.find(({ name }) => ['email', 'totp', 'image', 'nickname', 'password'].includes(name));
  const field = preferred ?? fields[0];
  if (field === undefined) throw new Error('An input has no field.');
  return field;
}
