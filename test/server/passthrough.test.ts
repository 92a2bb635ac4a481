/** The rules for every provider's own schema, and what stops the start. */
import { type GraphQLInputType, getNamedType, isInputObjectType, isObjectType, validateSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { loadDefinitions } from '../../src/providers.js';
import { accessOf, type Native, nativesOf } from '../../src/server/native/native.js';
import { prefixedSchema, ROOTS, rootOf } from '../../src/server/schema/prefixed.js';
import { createSchema } from '../../src/server/schema/schema.js';

const definitions = await loadDefinitions();
const natives = nativesOf(definitions);

/** Names that look like a credential and are not: settings, lifetimes and counts. */
const HARMLESS = /(?:Check|Policy|Expires?|ExpiredAt|ExpiresAfter|Strategy|NeedSecret|_expire|_auth_method|_alg)$/i;

describe('native schemas', () => {
  it('exist, and fit into the schema', () => {
    expect(natives.map(({ namespace }) => namespace)).toContain('authing');
    expect(validateSchema(createSchema(definitions, natives))).toEqual([]);
  });

  it.each(natives)('of $namespace have an access rule for every root field', (native) => {
    const schema = prefixedSchema(native);
    const fields = ROOTS.flatMap((name) => Object.values(rootOf(schema, native.prefix, name)?.getFields() ?? {}));
    expect(fields.length).toBeGreaterThan(20);
    for (const field of fields) expect(['self', 'admin', 'guarded'], field.name).toContain(accessOf(field));
  });

  it.each(natives)('of $namespace have no output field with the name of a credential', (native) => {
    const types = Object.values(prefixedSchema(native).getTypeMap()).filter(isObjectType);
    const named = types
      .filter(({ name }) => name.startsWith(native.prefix))
      .flatMap((type) => Object.values(type.getFields()).map((field) => ({ type, field })))
      .filter(({ field }) => /token|secret|password|private|shareKey/i.test(field.name) && !HARMLESS.test(field.name))
      // The name of an object proves nothing: its fields are checked one by one.
      .filter(({ field }) => !isObjectType(getNamedType(field.type)));
    expect(named.map(({ type, field }) => `${type.name}.${field.name}`)).toEqual([]);
  });

  it.each(natives)('of $namespace lead from a user to other users for administrators only', (native) => {
    const schema = prefixedSchema(native);
    const user = schema.getType(`${native.prefix}User`);
    const found: string[] = [];
    const seen = new Set<unknown>();
    const follow = (type: unknown, path: string) => {
      if (!isObjectType(type) || seen.has(type)) return;
      seen.add(type);
      for (const field of Object.values(type.getFields())) {
        if (accessOf(field) === 'admin') continue;
        const inner = getNamedType(field.type);
        if (inner === user) found.push(`${path}.${field.name}`);
        follow(inner, `${path}.${field.name}`);
      }
    };
    follow(user, 'User');
    expect(found).toEqual([]);
  });

  it.each(natives)('of $namespace compare every id argument of a self field with the caller', (native) => {
    const schema = prefixedSchema(native);
    const fields = ROOTS.flatMap((name) => Object.values(rootOf(schema, native.prefix, name)?.getFields() ?? {}));
    const ids = fields
      .filter((field) => accessOf(field) === 'self')
      .flatMap(({ name, args }) => args.map((arg) => `${name}.${arg.name}`))
      // Ids of pools and applications.
      .filter((name) => /(?:id|user)$/i.test(name) && !/(?:userPoolId|clientId|appId)$/.test(name));
    expect(ids.sort()).toEqual([...native.selfIdArguments].sort());
  });

  it.each(natives)('of $namespace name every guarded field that takes custom data', (native) => {
    const schema = prefixedSchema(native);
    const takes = (type: GraphQLInputType): boolean => {
      const inner = getNamedType(type);
      return isInputObjectType(inner) && Object.values(inner.getFields()).some((field) => isCustomData(field));
    };
    const isCustomData = ({ name, type }: { name: string; type: GraphQLInputType }) =>
      /^(?:params|udf|udv|udvList|metadata|customData)$/.test(name) || takes(type);
    const found = ROOTS.flatMap((name) => Object.values(rootOf(schema, native.prefix, name)?.getFields() ?? {}))
      .filter((field) => accessOf(field) === 'guarded')
      .filter(({ name, args }) => /udv/i.test(name) || args.some((arg) => isCustomData(arg)));
    expect(found.map(({ name }) => name).sort()).toEqual([...native.customDataWriters].sort());
  });

  const [authing] = natives as [Native];
  const { access } = authing;

  it.each([
    ['a root field without an access rule', { access: { ...access, self: [] } }, 'is neither self, admin nor guarded'],
    [
      'a root field with two access rules',
      { access: { ...access, admin: [...access.admin, 'user'] } },
      'user has two access rules',
    ],
    [
      'an access rule for an unknown field',
      { access: { ...access, self: [...access.self, 'noSuch'] } },
      'no root field noSuch: see `access`',
    ],
    [
      'an admin-only field that is unknown',
      { adminOnlyFields: ['Role.noSuch'] },
      'no field Role.noSuch: see `adminOnlyFields`',
    ],
    ['an id argument that is unknown', { selfIdArguments: ['user.noSuch'] }, 'no argument user.noSuch of a self field'],
    [
      'an id argument of a field that is not self',
      { selfIdArguments: ['findUser.email'] },
      'no argument findUser.email of a self field',
    ],
    [
      'a writer that is not guarded',
      { customDataWriters: ['setUdf'] },
      'no guarded field setUdf: see `customDataWriters`',
    ],
    ['a credential that is unknown', { credentials: ['User.noSuch'] }, 'no field User.noSuch: see `credentials`'],
  ])('stop the start over %s', (_what, change, message) => {
    expect(() => createSchema(definitions, [{ ...authing, ...change }])).toThrow(message);
  });
});
