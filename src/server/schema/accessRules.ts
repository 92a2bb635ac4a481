/** The access rules of a native schema, checked against its fields. Errors here stop the start. */
import { type GraphQLField, type GraphQLSchema, isObjectType } from 'graphql';
import type { NativeAccess } from '../../datasources/capabilities.js';
import type { Native } from '../native/native.js';

export const ROOTS = ['Query', 'Mutation'] as const;

/** Rules by `Type.field`, in the vendor's names. */
export type AccessRules = ReadonlyMap<string, NativeAccess>;

/** @throws Error when a root field has no rule or two, or a setting names a field that does not exist */
export function accessRules(schema: GraphQLSchema, native: Native): AccessRules {
  const fields = fieldsOf(schema);
  const rules = new Map([...rootRules(fields, native), ...adminOnlyRules(fields, native)]);
  checkCustomDataWriters(native);
  checkSelfIdArguments(fields, native);
  return rules;
}

type Fields = ReadonlyMap<string, GraphQLField<unknown, unknown>>;

function fieldsOf(schema: GraphQLSchema): Fields {
  const types = Object.values(schema.getTypeMap()).filter(isObjectType);
  return new Map(
    types.flatMap((type) => Object.values(type.getFields()).map((field) => [`${type.name}.${field.name}`, field])),
  );
}

function rootRules(fields: Fields, { namespace, access }: Native): [string, NativeAccess][] {
  const rules = new Map<string, NativeAccess>();
  for (const [rule, names] of Object.entries(access)) {
    for (const name of names) {
      if (rules.has(name)) throw new Error(`${namespace}.${name} has two access rules.`);
      rules.set(name, rule as NativeAccess);
    }
  }
  const places = [...fields.keys()].filter((place) => ROOTS.some((root) => place.startsWith(`${root}.`)));
  const found = places.map((place): [string, NativeAccess] => {
    const name = fieldIn(place);
    const rule = rules.get(name);
    if (rule === undefined) throw new Error(`${namespace}.${name} is neither self, admin nor guarded.`);
    return [place, rule];
  });
  const unused = [...rules.keys()].filter((name) => !places.some((place) => fieldIn(place) === name));
  if (unused.length > 0) throw new Error(`${namespace} has no root field ${unused.join(', ')}: see \`access\`.`);
  return found;
}

function adminOnlyRules(fields: Fields, { namespace, adminOnlyFields }: Native): [string, NativeAccess][] {
  const missing = adminOnlyFields.find((place) => !fields.has(place));
  if (missing !== undefined) throw new Error(`${namespace} has no field ${missing}: see \`adminOnlyFields\`.`);
  return adminOnlyFields.map((place) => [place, 'admin']);
}

function checkCustomDataWriters({ namespace, access, customDataWriters }: Native): void {
  const open = customDataWriters.find((name) => !access.guarded.includes(name));
  if (open !== undefined) {
    throw new Error(`${namespace} has no guarded field ${open}: see \`customDataWriters\`.`);
  }
}

function checkSelfIdArguments(fields: Fields, { namespace, access, selfIdArguments }: Native): void {
  for (const place of selfIdArguments) {
    const [name = '', argument] = place.split('.');
    const field = ROOTS.map((root) => fields.get(`${root}.${name}`)).find((each) => each !== undefined);
    if (!access.self.includes(name) || !field?.args.some((arg) => arg.name === argument)) {
      throw new Error(`${namespace} has no argument ${place} of a self field: see \`selfIdArguments\`.`);
    }
  }
}

function fieldIn(place: string): string {
  return place.slice(place.indexOf('.') + 1);
}
