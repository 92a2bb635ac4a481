/** Root fields and calls of the vendor's console, and the README's list of the root fields that are not emulated. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ROOT_FIELDS } from '../../../../src/datasources/authing/emulator/graphql/rootFields.js';
import { loadNativeSchema } from '../../../../src/datasources/authing/emulator/graphql/schema.js';
import { readmeTable } from './readmeTable.js';
import { SEEDED, VendorClient } from './vendorClient.js';

let vendor: VendorClient;
let admin: string;
beforeAll(async () => {
  vendor = await VendorClient.start();
});
beforeEach(async () => {
  await vendor.control.reset();
  admin = await vendor.managementToken();
});
afterAll(() => vendor.emulators.close());

const asAdmin = async (query: string) => {
  const { data, errors } = await vendor.graphql(query, {}, { token: admin });
  expect(errors).toEqual([]);
  return data as Record<string, unknown>;
};
const codeOf = (query: string) => vendor.code(query, {}, { token: admin });

describe('the README', () => {
  it('lists every root field that is not emulated, and no other', () => {
    const schema = loadNativeSchema();
    const roots = [schema.getQueryType(), schema.getMutationType()];
    const fields = roots.flatMap((type) => Object.keys(type?.getFields() ?? {}));
    const missing = fields.filter((field) => !(field in ROOT_FIELDS));
    expect(readmeTable('Root fields of the native schema').sort()).toEqual(missing.sort());
    expect(Object.keys(ROOT_FIELDS).filter((field) => !fields.includes(field))).toEqual([]);
  });

  it('names the answer of such a field: 500 with its name', async () => {
    const { errors } = await vendor.graphql('{ templateCode }', {}, { token: admin });
    expect(errors[0]?.message).toMatchObject({ code: 500, message: expect.stringContaining('templateCode') });
  });
});

describe('the console', () => {
  it('stores pipeline functions', async () => {
    const { createFunction } = await asAdmin(
      'mutation { createFunction(input: { name: "f", sourceCode: "x" }) { id } }',
    );
    const { id } = createFunction as { id: string };
    await asAdmin(`mutation { updateFunction(input: { id: "${id}", description: "d" }) { id } }`);
    expect(
      await asAdmin(`{ function(id: "${id}") { name sourceCode description url } functions { totalCount } }`),
    ).toEqual({
      function: { name: 'f', sourceCode: 'x', description: 'd', url: null },
      functions: { totalCount: 1 },
    });
    await asAdmin(`mutation { deleteFunction(id: "${id}") { code } }`);
    expect(await asAdmin(`{ function(id: "${id}") { name } }`)).toEqual({ function: null });
    expect(await codeOf(`mutation { deleteFunction(id: "${id}") { code } }`)).toBe(500);
  });

  it('stores social connections', async () => {
    const input = '{ provider: "github", fields: [{ key: "clientId", value: "x" }] }';
    await asAdmin(`mutation { createSocialConnectionInstance(input: ${input}) { enabled } }`);
    await asAdmin('mutation { disableSocialConnectionInstance(provider: "github") { enabled } }');
    const instance = { provider: 'github', enabled: false, fields: [{ key: 'clientId', value: 'x' }] };
    expect(await asAdmin('{ socialConnectionInstances { provider enabled fields { key value } } }')).toEqual({
      socialConnectionInstances: [instance],
    });
    await asAdmin('mutation { enableSocialConnectionInstance(provider: "github") { enabled } }');
    expect(await asAdmin('{ socialConnectionInstance(provider: "github") { enabled } }')).toEqual({
      socialConnectionInstance: { enabled: true },
    });
    expect(await codeOf('{ socialConnectionInstance(provider: "x") { enabled } }')).toBe(500);
  });

  it('stores mail templates', async () => {
    const input = '{ type: WELCOME, name: "Welcome", subject: "Hello", sender: "Wei", content: "<b>Hello</b>" }';
    await asAdmin(`mutation { configEmailTemplate(input: ${input}) { isSystem } }`);
    await asAdmin('mutation { disableEmailTemplate(type: WELCOME) { enabled } }');
    const { emailTemplates } = await asAdmin('{ emailTemplates { type subject enabled isSystem } }');
    expect(emailTemplates).toHaveLength(6);
    expect(emailTemplates).toContainEqual({ type: 'WELCOME', subject: 'Hello', enabled: false, isSystem: false });
    await asAdmin('mutation { enableEmailTemplate(type: WELCOME) { enabled } }');
    expect(await asAdmin('{ previewEmail(type: WELCOME) }')).toEqual({ previewEmail: '<b>Hello</b>' });
  });

  it('knows its pool, and replaces its secret', async () => {
    expect(await asAdmin('{ userpools { totalCount list { name } } userpoolTypes { code } }')).toEqual({
      userpools: { totalCount: 1, list: [{ name: 'Emulated pool' }] },
      userpoolTypes: [],
    });
    expect(
      await asAdmin('{ taken: isDomainAvaliable(domain: "emulated") free: isDomainAvaliable(domain: "x") }'),
    ).toEqual({
      taken: false,
      free: true,
    });
    const { refreshUserpoolSecret: secret } = await asAdmin('mutation { refreshUserpoolSecret }');
    await expect(vendor.managementToken()).rejects.toThrow('1001');
    const id = vendor.emulators.environment.AUTHING_USERPOOL_ID;
    expect(await codeOf(`{ accessToken(userPoolId: "${id}", secret: "${secret}") { exp } }`)).toBeUndefined();
  });

  it('reads and changes the authenticator of a user', async () => {
    const query = `{ queryMfa(userId: "${SEEDED.id}") { userId enable secret } }`;
    expect(await asAdmin(query)).toEqual({ queryMfa: null });
    await asAdmin(`mutation { changeMfa(userId: "${SEEDED.id}", enable: true) { id } }`);
    const { queryMfa } = await asAdmin(query);
    expect(queryMfa).toEqual({ userId: SEEDED.id, enable: true, secret: expect.stringMatching(/^[A-Z2-7]{16}$/) });
    expect((await vendor.login()).errors[0]?.message.code).toBe(1635);
    await asAdmin(`mutation { changeMfa(userId: "${SEEDED.id}", enable: false) { id } }`);
    expect((await vendor.login()).errors).toEqual([]);
    expect((await asAdmin(query)).queryMfa).toEqual({ ...(queryMfa as object), enable: false });
  });

  it('compares a password for its user', async () => {
    const token = await vendor.userToken();
    const check = (password: string) =>
      vendor.field(
        'checkPassword',
        `{ checkPassword(password: "${vendor.encrypt(password)}") { code } }`,
        {},
        { token },
      );
    expect(await check(SEEDED.password)).toEqual({ code: 200 });
    expect(await check('wrong')).toEqual({ code: 2006 });
  });

  it('checks permissions for several resources, and lists the resources of a kind', async () => {
    const post = (path: string, body: object) => vendor.rest('POST', `/api/v2/acl/${path}`, body, { token: admin });
    const resources = [{ code: 'book:1', actions: ['book:read'], resourceType: 'DATA' }];
    const opts = [{ targetType: 'USER', targetIdentifiers: [SEEDED.id], resources }];
    await post('authorize-resources', { namespace: 'shop', opts });
    const asked = { userId: SEEDED.id, namespace: 'shop' };
    expect((await post('check-resource-permission-batch', { ...asked, resources: ['book:1', 'book:2'] })).data).toEqual(
      [
        { code: 'book:1', actions: ['book:read'] },
        { code: 'book:2', actions: [] },
      ],
    );
    const kind = await post('get-authorized-resources-of-resource-kind', { ...asked, resource: 'book' });
    expect(kind.data).toMatchObject({ totalCount: 1, list: [{ code: 'book:1', actions: ['book:read'] }] });
  });

  it('tells whether a user has a role', async () => {
    const ask = (query: string) =>
      vendor.rest('GET', `/api/v2/users/${SEEDED.id}/has-role?${query}`, undefined, { token: admin });
    expect((await ask('role_code=gatekeeper&namespace=default')).data).toBe(true);
    expect((await ask('role_code=gatekeeper&namespace=shop')).data).toBe(false);
    expect(await ask('')).toMatchObject({ code: 2231 });
  });
});
