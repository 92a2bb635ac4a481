/** Roles, departments, resources and organisations: one's own with one's own token, anybody's with management. */
import pino from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AuthingSettings } from '../../../src/datasources/authing/config.js';
import { AuthingConnection } from '../../../src/datasources/authing/connection.js';
import { AuthingDirectory } from '../../../src/datasources/authing/directory/directory.js';
import authing from '../../../src/datasources/authing/index.js';
import { PasswordCipher } from '../../../src/datasources/authing/login/password.js';
import { ManagementConnection } from '../../../src/datasources/authing/management.js';
import type { VendorSession } from '../../../src/datasources/capabilities.js';
import { createHttpClients } from '../../../src/datasources/transport/http.js';
import { caller } from '../transport/scriptedAuthing.js';
import { sendJson, startVendor } from '../transport/scriptedVendor.js';
import { SEEDED, VendorClient } from './emulator/vendorClient.js';

const OTHER_ID = 'e0e0e0e0e0e0e0e0e0e0b002';
const ORG_ID = 'e0e0e0e0e0e0e0e0e0e0c001';
const ROOT_ID = 'e0e0e0e0e0e0e0e0e0e0c002';
const DEPARTMENT_ID = 'e0e0e0e0e0e0e0e0e0e0c003';
const NOBODY = 'ffffffffffffffffffffffff';

const clients = createHttpClients({ logger: pino({ level: 'silent' }) });
let emulated: VendorClient;
let settings: AuthingSettings;
let admin: string;
let own: VendorSession;

beforeAll(async () => {
  emulated = await VendorClient.start();
  const { environment } = emulated.emulators;
  const entries = Object.entries(authing.settings).map(([name, { env, schema }]) => [
    name,
    schema.parse(environment[env]),
  ]);
  settings = Object.fromEntries(entries) as AuthingSettings;
});
beforeEach(async () => {
  await emulated.control.reset();
  admin = await emulated.managementToken();
  own = { token: await emulated.userToken(), expiresAt: new Date() };
  await emulated.control.send('DELETE', '/providers/authing/requests');
});
afterAll(() => Promise.all([emulated.emulators.close(), clients.close()]));

function connect(changes: Partial<AuthingSettings> = {}): AuthingDirectory {
  const changed = { ...settings, ...changes };
  const connection = new AuthingConnection(changed, clients);
  const passwords = new PasswordCipher(() => connection.publicKey());
  return new AuthingDirectory(connection, new ManagementConnection(changed, clients), passwords);
}

/** As the vendor's management client does it. */
async function manage(query: string, variables: object = {}): Promise<Record<string, unknown>> {
  const { data, errors } = await emulated.graphql(query, variables, { token: admin });
  expect(errors).toEqual([]);
  return data ?? {};
}

async function count(operation: string): Promise<number> {
  const requests = await emulated.control.read<{ operation: string }[]>('/providers/authing/requests');
  return requests.filter((request) => request.operation === operation).length;
}

const createUsers = async (amount: number) => {
  const fields = Array.from({ length: amount }, (_, at) => `u${at}: createUser(userInfo: {username: "u${at}"}) { id }`);
  const created = await manage(`mutation { ${fields.join(' ')} }`);
  return Object.values(created).map((user) => (user as { id: string }).id);
};

describe('roles', () => {
  it('are read with one’s own token', async () => {
    await manage('mutation { createRole(code: "guard", parent: "gatekeeper") { id } }');
    await manage(`mutation { assignRole(roleCode: "guard", userIds: ["${SEEDED.id}"]) { code } }`);
    const roles = await connect({ userPoolSecret: undefined }).roles(own, [SEEDED.id], undefined, caller);
    const times = { createdAt: expect.any(Date), updatedAt: expect.any(Date) };
    const id = expect.stringMatching(/^[0-9a-f]{24}$/);
    const description = 'Opens and closes the gate';
    expect([...roles]).toEqual([
      [
        SEEDED.id,
        {
          totalCount: 2,
          items: [
            { id, code: 'gatekeeper', namespace: 'default', description, parentCode: null, ...times },
            { id, code: 'guard', namespace: 'default', description: null, parentCode: 'gatekeeper', ...times },
          ],
        },
      ],
    ]);
    expect(await count('user')).toBe(1);
  });

  it('of many are read in one call, without those who do not exist', async () => {
    const roles = await connect().roles('management', [SEEDED.id, NOBODY, OTHER_ID, SEEDED.id], undefined, caller);
    expect([...roles.keys()]).toEqual([SEEDED.id, OTHER_ID]);
    expect(roles.get(SEEDED.id)).toMatchObject({ totalCount: 1, items: [{ code: 'gatekeeper' }] });
    expect(roles.get(OTHER_ID)).toEqual({ totalCount: 0, items: [] });
    expect(await count('userBatch')).toBe(1);
  });

  it('are those of one namespace when one is named', async () => {
    await manage('mutation { createRole(namespace: "shop", code: "clerk") { id } }');
    const assign = `mutation { assignRole(namespace: "shop", roleCode: "clerk", userIds: ["${SEEDED.id}"]) { code } }`;
    await manage(assign);
    for (const authority of [own, 'management'] as const) {
      const codes = async (namespace?: string) => {
        const roles = await connect().roles(authority, [SEEDED.id], namespace, caller);
        return roles.get(SEEDED.id)?.items.map(({ code }) => code);
      };
      expect(await codes('shop')).toEqual(['clerk']);
      expect(await codes('empty')).toEqual([]);
      expect(await codes()).toEqual(['gatekeeper', 'clerk']);
    }
  });

  it('of 161 users take three calls', async () => {
    const ids = await createUsers(161);
    await manage('mutation ($ids: [String!]) { assignRole(roleCode: "gatekeeper", userIds: $ids) { code } }', { ids });
    const roles = await connect().roles('management', ids, undefined, caller);
    expect([...roles.keys()]).toEqual(ids);
    expect([...roles.values()].every(({ totalCount }) => totalCount === 1)).toBe(true);
    expect(await count('userBatch')).toBe(3);
  });

  it('of nobody take no call', async () => {
    expect(await connect().roles(own, [], undefined, caller)).toEqual(new Map());
    expect(await connect().roles('management', [], undefined, caller)).toEqual(new Map());
    expect(await count('userBatch')).toBe(0);
  });
});

describe('one’s own token', () => {
  it.each([
    ['another user', [OTHER_ID]],
    ['nobody', [NOBODY]],
    ['an empty id', ['']],
    ['oneself and another', [SEEDED.id, OTHER_ID]],
  ])('is FORBIDDEN to ask about %s', async (_whom, ids) => {
    const directory = connect();
    const forbidden = { code: 'FORBIDDEN' };
    await expect(directory.roles(own, ids, undefined, caller)).rejects.toMatchObject(forbidden);
    await expect(directory.departments(own, ids, undefined, caller)).rejects.toMatchObject(forbidden);
    const wanted = { namespace: 'default' };
    await expect(directory.authorizedResources(own, ids, wanted, caller)).rejects.toMatchObject(forbidden);
  });

  it('is NOT_SIGNED_IN when it ended, and when the vendor answers with nobody', async () => {
    const ended = { token: 'ended', expiresAt: new Date() };
    const refused = expect(connect().roles(ended, [SEEDED.id], undefined, caller)).rejects;
    await refused.toMatchObject({ code: 'NOT_SIGNED_IN', providerCode: '2020' });
    await expect(connect().orgs(ended, caller)).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' });
    const odd = await startVendor((_request, response) => sendJson(response, { data: { user: null } }));
    const answer = connect({ appHost: odd.url }).roles(own, [SEEDED.id], undefined, caller);
    await expect(answer).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' });
    await odd.close();
  });
});

describe('departments', () => {
  it('are read with either authority, the main one marked', async () => {
    await manage(`mutation { addMember(nodeId: "${ROOT_ID}", userIds: ["${SEEDED.id}"]) { id } }`);
    for (const authority of [own, 'management'] as const) {
      const departments = await connect().departments(authority, [SEEDED.id], ORG_ID, caller);
      const joinedAt = expect.any(Date);
      const inOrg = { orgId: ORG_ID, description: null };
      expect(departments.get(SEEDED.id)).toEqual({
        totalCount: 2,
        items: expect.arrayContaining([
          { node: { id: ROOT_ID, name: 'Emulated company', code: 'company', ...inOrg }, isMain: false, joinedAt },
          { node: { id: DEPARTMENT_ID, name: 'Gatehouse', code: 'gatehouse', ...inOrg }, isMain: true, joinedAt },
        ]),
      });
    }
  });

  it('are those of one organisation when one is named', async () => {
    const { createOrg } = await manage('mutation { createOrg(name: "Shop", code: "shop") { id rootNode { id } } }');
    const { id: orgId, rootNode } = createOrg as { id: string; rootNode: { id: string } };
    await manage(`mutation { addMember(nodeId: "${rootNode.id}", userIds: ["${SEEDED.id}", "${OTHER_ID}"]) { id } }`);
    const names = async (authority: VendorSession | 'management', org?: string) => {
      const departments = await connect().departments(authority, [SEEDED.id], org, caller);
      return departments.get(SEEDED.id)?.items.map(({ node }) => node.name);
    };
    expect(await names(own, orgId)).toEqual(['Shop']);
    expect(await names('management', orgId)).toEqual(['Shop']);
    expect(await names(own)).toEqual(['Gatehouse', 'Shop']);
    const all = await connect().departments('management', [SEEDED.id, OTHER_ID], undefined, caller);
    expect([...all.values()].map(({ totalCount }) => totalCount)).toEqual([2, 1]);
  });
});

describe('authorized resources', () => {
  const wanted = { namespace: 'default' };

  it('are read with either authority, narrowed to a namespace and a type', async () => {
    const opts = [{ targetType: 'USER', targetIdentifier: SEEDED.id, actions: ['page:read'] }];
    const grant = `mutation ($namespace: String, $resource: String, $opts: [AuthorizeResourceOpt]) {
      authorizeResource(namespace: $namespace, resource: $resource, resourceType: MENU, opts: $opts) { code }
    }`;
    await manage(grant, { resource: 'page', opts });
    await manage(grant, { resource: 'desk', opts, namespace: 'shop' });
    for (const authority of [own, 'management'] as const) {
      const read = async (asked: Parameters<AuthingDirectory['authorizedResources']>[2]) =>
        (await connect().authorizedResources(authority, [SEEDED.id], asked, caller)).get(SEEDED.id);
      const page = { code: 'page', type: 'MENU', actions: ['page:read'] };
      const gate = { code: 'gate', type: 'DATA', actions: ['gate:open', 'gate:close'] };
      expect(await read(wanted)).toEqual({ totalCount: 2, items: expect.arrayContaining([gate, page]) });
      expect(await read({ ...wanted, type: 'MENU' })).toEqual({ totalCount: 1, items: [page] });
      expect(await read({ namespace: 'shop' })).toMatchObject({ totalCount: 1, items: [{ code: 'desk' }] });
    }
  });

  it('have no type when the vendor’s is unknown, and no actions when it names none', async () => {
    const answer = (authorizedResources: unknown) => ({ data: { user: { id: 'u1', authorizedResources } } });
    const bodies = [
      answer({ totalCount: 2, list: [{ code: 'a', type: 'PAGE', actions: null }, { code: 'b' }] }),
      answer(null),
      answer({ totalCount: 0 }),
      answer({ totalCount: 1, list: [{ type: 'API' }] }),
    ];
    const odd = await startVendor((_request, response) => sendJson(response, bodies[odd.received.length - 1]));
    const read = () => connect({ appHost: odd.url }).authorizedResources(own, ['u1'], wanted, caller);
    const bare = { type: null, actions: [] };
    expect((await read()).get('u1')?.items).toEqual([
      { code: 'a', ...bare },
      { code: 'b', ...bare },
    ]);
    expect((await read()).get('u1')).toEqual({ totalCount: 0, items: [] });
    await expect(read()).rejects.toMatchObject({ code: 'BAD_REPLY' });
    await expect(read()).rejects.toMatchObject({ code: 'BAD_REPLY' });
    await odd.close();
  });
});

describe('organisations', () => {
  it('are ways from the root down to one’s own node', async () => {
    expect(await connect().orgs(own, caller)).toEqual([
      {
        orgId: ORG_ID,
        rootNodeId: ROOT_ID,
        nodes: [
          { id: ROOT_ID, orgId: ORG_ID, name: 'Emulated company', code: 'company', description: null },
          { id: DEPARTMENT_ID, orgId: ORG_ID, name: 'Gatehouse', code: 'gatehouse', description: null },
        ],
      },
    ]);
    const leave = `mutation { removeMember(nodeId: "${DEPARTMENT_ID}", userIds: ["${SEEDED.id}"]) { id } }`;
    await manage(leave);
    expect(await connect().orgs(own, caller)).toEqual([]);
  });

  it('are read past what is unknown', async () => {
    const org = { type: 'org', id: 'o1' };
    const node = { type: 'node', id: 'n1' };
    const data = [[org, node, { type: 'node' }, { type: 'shelf', id: 's1' }, null], [node], 'text', null, []];
    let body: unknown = { code: 200, message: '', data };
    const odd = await startVendor((_request, response) => sendJson(response, body));
    const directory = connect({ appHost: odd.url });
    const read = { id: 'n1', orgId: null, name: '', code: null, description: null };
    expect(await directory.orgs(own, caller)).toEqual([{ orgId: 'o1', rootNodeId: null, nodes: [read] }]);
    body = { code: 200, message: '', data: null };
    await expect(directory.orgs(own, caller)).rejects.toMatchObject({ code: 'BAD_REPLY' });
    await odd.close();
  });
});
