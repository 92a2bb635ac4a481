/** Roles, groups and organisations, as administrators keep them and users see them. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SEEDED, VendorClient } from './vendorClient.js';

const OTHER_ID = 'e0e0e0e0e0e0e0e0e0e0b002';
const DEPARTMENT_ID = 'e0e0e0e0e0e0e0e0e0e0c003';
const ROOT_ID = 'e0e0e0e0e0e0e0e0e0e0c002';
const ORG_ID = 'e0e0e0e0e0e0e0e0e0e0c001';

let vendor: VendorClient;
let admin: string;
let token: string;
beforeAll(async () => {
  vendor = await VendorClient.start();
});
beforeEach(async () => {
  await vendor.control.reset();
  [admin, token] = await Promise.all([vendor.managementToken(), vendor.userToken()]);
});
afterAll(() => vendor.emulators.close());

const asAdmin = async (query: string, variables: object = {}) => {
  const { data, errors } = await vendor.graphql(query, variables, { token: admin });
  expect(errors).toEqual([]);
  return data as Record<string, unknown>;
};
const codeOf = (query: string, bearer = admin) => vendor.code(query, {}, { token: bearer });
const own = async (fields: string, bearer = token) => {
  const { data, errors } = await vendor.graphql(`{ user { ${fields} } }`, {}, { token: bearer });
  expect(errors).toEqual([]);
  return data?.user;
};

describe('a newcomer', () => {
  it('finds a role, a group, a department and a resource', async () => {
    expect(
      await own(`mainDepartmentId mainDepartmentCode
        roles { totalCount list { code namespace arn parent { code } } }
        groups { totalCount list { code name } }
        departments { totalCount list { isMainDepartment department { name code root depth codePath namePath } } }
        authorizedResources { totalCount list { code type actions apiIdentifier } }`),
    ).toEqual({
      mainDepartmentId: DEPARTMENT_ID,
      mainDepartmentCode: 'gatehouse',
      roles: {
        totalCount: 1,
        list: [
          {
            code: 'gatekeeper',
            namespace: 'default',
            arn: expect.stringMatching(/^arn:cn:authing:e0{1}.*:role:[0-9a-f]{24}$/),
            parent: null,
          },
        ],
      },
      groups: { totalCount: 1, list: [{ code: 'night-watch', name: 'Night watch' }] },
      departments: {
        totalCount: 1,
        list: [
          {
            isMainDepartment: true,
            department: {
              name: 'Gatehouse',
              code: 'gatehouse',
              root: false,
              depth: 1,
              codePath: ['company', 'gatehouse'],
              namePath: ['Emulated company', 'Gatehouse'],
            },
          },
        ],
      },
      authorizedResources: {
        totalCount: 1,
        list: [{ code: 'gate', type: 'DATA', actions: ['gate:open', 'gate:close'], apiIdentifier: null }],
      },
    });
  });

  it('finds the way from the organisation to the department', async () => {
    const { message, data } = await vendor.rest('GET', '/api/v2/users/me/orgs', undefined, { token });
    expect(message).toBe('获取用户组织机构列表成功');
    expect(data).toEqual([
      [
        expect.objectContaining({ type: 'org', id: ORG_ID, logo: null, tenantId: null }),
        expect.objectContaining({ type: 'node', orgId: ORG_ID, name: 'Emulated company', leaderUserId: null }),
        expect.objectContaining({ type: 'node', orgId: ORG_ID, name: 'Gatehouse', code: 'gatehouse', order: null }),
      ],
    ]);
    const others = await vendor.rest('GET', `/api/v2/users/${OTHER_ID}/orgs`, undefined, { token: admin });
    expect(others.data).toEqual([]);
  });

  it('finds the application', async () => {
    const list = (query: string) =>
      vendor.rest('GET', `/api/v2/users/me/applications/allowed${query}`, undefined, { token });
    expect((await list('?page=1&limit=10')).data).toEqual({
      list: [
        {
          id: vendor.emulators.environment.AUTHING_APP_ID,
          name: 'Emulated application',
          logo: '',
          domain: new URL(vendor.host).host,
          description: expect.any(String),
          createdAt: expect.stringMatching(/Z$/),
          updatedAt: expect.stringMatching(/Z$/),
          protocol: 'oidc',
        },
      ],
      totalCount: 1,
    });
    expect((await list('?page=2&limit=10')).data).toEqual({ list: [], totalCount: 1 });
  });

  it('keeps the directory to administrators', async () => {
    expect(await codeOf('{ roles { totalCount } }', token)).toBe(1001);
    expect(await codeOf('mutation { createGroup(code: "x", name: "x") { code } }', token)).toBe(1001);
    expect(await codeOf('{ user { roles { list { users { totalCount } } } } }', token)).toBe(1001);
    expect((await vendor.rest('GET', `/api/v2/users/${OTHER_ID}/orgs`, undefined, { token })).code).toBe(1001);
  });
});

describe('roles', () => {
  it('are created, changed and deleted in their namespace', async () => {
    await asAdmin('mutation { createRole(namespace: "shop", code: "clerk", description: "Sells") { id } }');
    expect(await codeOf('mutation { createRole(namespace: "shop", code: "clerk") { id } }')).toBe(500);
    expect(await asAdmin('{ role(code: "clerk") { code } }')).toEqual({ role: null });
    const update = 'mutation { updateRole(namespace: "shop", code: "clerk", newCode: "seller") { code description } }';
    expect((await asAdmin(update)).updateRole).toEqual({ code: 'seller', description: 'Sells' });
    await asAdmin('mutation { createRole(namespace: "shop", code: "trainee", parent: "seller") { id } }');
    expect(await asAdmin('{ roles(namespace: "shop") { totalCount list { code parent { code } } } }')).toEqual({
      roles: {
        totalCount: 2,
        list: [
          { code: 'seller', parent: null },
          { code: 'trainee', parent: { code: 'seller' } },
        ],
      },
    });
    await asAdmin('mutation { deleteRoles(namespace: "shop", codeList: ["seller", "trainee"]) { code } }');
    expect(await codeOf('mutation { deleteRole(namespace: "shop", code: "seller") { code } }')).toBe(500);
  });

  it('are held directly, through a group and through a department', async () => {
    for (const code of ['one', 'two', 'three']) await asAdmin(`mutation { createRole(code: "${code}") { id } }`);
    const list = async () => {
      const { roles } = (await own('roles(namespace: "default") { list { code } }')) as {
        roles: { list: { code: string }[] };
      };
      return roles.list.map(({ code }) => code);
    };
    await asAdmin(`mutation { assignRole(roleCode: "one", userIds: ["${SEEDED.id}"]) { code } }`);
    await asAdmin('mutation { assignRole(roleCodes: ["two"], groupCodes: ["night-watch"]) { code } }');
    // The company is above the department. `nodeCodes` takes ids.
    await asAdmin(`mutation { assignRole(roleCode: "three", nodeCodes: ["${ROOT_ID}"]) { code } }`);
    expect(await list()).toEqual(['gatekeeper', 'one', 'two', 'three']);
    await asAdmin(`mutation { revokeRole(roleCodes: ["one", "gatekeeper"], userIds: ["${SEEDED.id}"]) { code } }`);
    expect(await list()).toEqual(['two', 'three']);
    expect(await codeOf('mutation { assignRole(roleCode: "one", userIds: ["nobody"]) { code } }')).toBe(2004);
    expect(await codeOf('mutation { assignRole(roleCode: "none", userIds: []) { code } }')).toBe(500);
  });

  it('of a node are named by the id of the node, and hold for its children', async () => {
    await asAdmin('mutation { createRole(code: "guard") { id } }');
    expect(await codeOf('mutation { assignRole(roleCode: "guard", nodeCodes: ["company"]) { code } }')).toBe(500);
    await asAdmin(`mutation { assignRole(roleCode: "guard", nodeCodes: ["${ROOT_ID}"]) { code } }`);
    const rolesOf = `{ nodeById(id: "${DEPARTMENT_ID}") { roles { totalCount list { code } } } }`;
    const inherited = { roles: { totalCount: 1, list: [{ code: 'guard' }] } };
    expect(await asAdmin(rolesOf)).toEqual({ nodeById: inherited });
    await asAdmin(`mutation { revokeRole(roleCode: "guard", nodeCodes: ["${DEPARTMENT_ID}"]) { code } }`);
    expect(await asAdmin(rolesOf)).toEqual({ nodeById: inherited });
    await asAdmin(`mutation { revokeRole(roleCode: "guard", nodeCodes: ["${ROOT_ID}"]) { code } }`);
    expect(await asAdmin(rolesOf)).toEqual({ nodeById: { roles: { totalCount: 0, list: [] } } });
  });

  it('list their users', async () => {
    const query = '{ role(code: "gatekeeper") { users { totalCount list { username roles { totalCount } } } } }';
    expect((await asAdmin(query)).role).toEqual({
      users: { totalCount: 1, list: [{ username: 'menshen', roles: { totalCount: 1 } }] },
    });
    await asAdmin(`mutation { deleteUser(id: "${SEEDED.id}") { code } }`);
    expect((await asAdmin('{ role(code: "gatekeeper") { users { totalCount } } }')).role).toEqual({
      users: { totalCount: 0 },
    });
  });
});

describe('groups', () => {
  it('are created, filled, renamed and deleted', async () => {
    await asAdmin('mutation { createGroup(code: "day", name: "Day watch") { code } }');
    expect(await codeOf('mutation { createGroup(code: "day", name: "x") { code } }')).toBe(500);
    await asAdmin(`mutation { addUserToGroup(code: "day", userIds: ["${OTHER_ID}"]) { code } }`);
    await asAdmin('mutation { assignRole(roleCode: "gatekeeper", groupCodes: ["day"]) { code } }');
    await asAdmin('mutation { updateGroup(code: "day", newCode: "daylight", name: "Daylight") { code } }');
    expect(
      await asAdmin(`{ groups(userId: "${OTHER_ID}") { totalCount list { code name users { totalCount } } } }`),
    ).toEqual({ groups: { totalCount: 1, list: [{ code: 'daylight', name: 'Daylight', users: { totalCount: 1 } }] } });
    expect(await asAdmin(`{ user(id: "${OTHER_ID}") { roles { list { code } } } }`)).toEqual({
      user: { roles: { list: [{ code: 'gatekeeper' }] } },
    });
    await asAdmin(`mutation { removeUserFromGroup(code: "daylight", userIds: ["${OTHER_ID}"]) { code } }`);
    await asAdmin('mutation { deleteGroups(codeList: ["daylight"]) { code } }');
    expect(await asAdmin('{ group(code: "daylight") { code } }')).toEqual({ group: null });
  });
});

describe('organisations', () => {
  it('grow, move and shrink', async () => {
    const { createOrg } = await asAdmin(
      'mutation { createOrg(name: "Shop", code: "shop") { id rootNode { id root depth path } nodes { name } } }',
    );
    const { id: orgId, rootNode, nodes } = createOrg as { id: string; rootNode: { id: string }; nodes: unknown };
    expect(rootNode).toEqual({ id: expect.any(String), root: true, depth: 0, path: [rootNode.id] });
    expect(nodes).toEqual([{ name: 'Shop' }]);
    const add = async (name: string, parent?: string) => {
      const query = `mutation ($orgId: String!, $parent: String, $name: String!) {
        addNodeV2(orgId: $orgId, parentNodeId: $parent, name: $name, code: $name) { id codePath }
      }`;
      return (await asAdmin(query, { orgId, parent, name })).addNodeV2 as { id: string; codePath: string[] };
    };
    const [front, back] = [await add('front'), await add('back')];
    const desk = await add('desk', front.id);
    expect(desk.codePath).toEqual(['shop', 'front', 'desk']);
    expect(await codeOf(`mutation { addNode(orgId: "${orgId}", name: "x", code: "desk") { id } }`)).toBe(500);

    const move = (nodeId: string, target: string) =>
      `mutation { moveNode(orgId: "${orgId}", nodeId: "${nodeId}", targetParentId: "${target}") { id } }`;
    await asAdmin(move(desk.id, back.id));
    expect(await codeOf(move(back.id, desk.id))).toBe(500);
    const { childrenNodes } = await asAdmin(`{ childrenNodes(nodeId: "${back.id}") { codePath children } }`);
    expect(childrenNodes).toEqual([{ codePath: ['shop', 'back', 'desk'], children: [] }]);
    const ask = `{ nodeByCode(orgId: "${orgId}", code: "desk") { id } searchNodes(keyword: "fro") { name }
      rootNode(orgId: "${orgId}") { name } isRootNode(orgId: "${orgId}", nodeId: "${desk.id}") }`;
    expect(await asAdmin(ask)).toEqual({
      nodeByCode: { id: desk.id },
      searchNodes: [{ name: 'front' }],
      rootNode: { name: 'Shop' },
      isRootNode: false,
    });

    const remove = (nodeId: string) => `mutation { deleteNode(orgId: "${orgId}", nodeId: "${nodeId}") { code } }`;
    await asAdmin(remove(back.id));
    expect(await asAdmin(`{ nodeById(id: "${desk.id}") { id } }`)).toEqual({ nodeById: null });
    expect(await codeOf(remove(rootNode.id))).toBe(500);
    await asAdmin(`mutation { updateNode(id: "${front.id}", name: "Front") { name } }`);
    expect(await asAdmin(`{ org(id: "${orgId}") { nodes { name } } orgs { totalCount } }`)).toEqual({
      org: { nodes: [{ name: 'Shop' }, { name: 'Front' }] },
      orgs: { totalCount: 2 },
    });
    await asAdmin(`mutation { deleteOrg(id: "${orgId}") { code } }`);
    expect(await codeOf(`{ org(id: "${orgId}") { id } }`)).toBe(500);
  });

  it('have members, leaders and main departments', async () => {
    const root = 'e0e0e0e0e0e0e0e0e0e0c002';
    const join = `mutation { addMember(orgId: "${ORG_ID}", nodeCode: "company", userIds: ["${OTHER_ID}"], isLeader: true) {
      users { totalCount } all: users(includeChildrenNodes: true) { totalCount }
    } }`;
    expect((await asAdmin(join)).addMember).toEqual({ users: { totalCount: 1 }, all: { totalCount: 2 } });
    const paths = await vendor.rest('GET', `/api/v2/users/${OTHER_ID}/orgs`, undefined, { token: admin });
    expect(paths.data).toMatchObject([[{ type: 'org' }, { type: 'node', leaderUserId: OTHER_ID }]]);

    const setMain = (departmentId: string) =>
      `mutation { setMainDepartment(userId: "${OTHER_ID}", departmentId: "${departmentId}") { code } }`;
    expect(await codeOf(setMain(DEPARTMENT_ID))).toBe(500);
    await asAdmin(setMain(root));
    const departments = `{ user(id: "${OTHER_ID}") { mainDepartmentId
      departments(orgId: "${ORG_ID}") { list { isMainDepartment joinedAt department { id } } } } }`;
    expect((await asAdmin(departments)).user).toEqual({
      mainDepartmentId: root,
      departments: {
        list: [{ isMainDepartment: true, joinedAt: expect.stringMatching(/\+00:00$/), department: { id: root } }],
      },
    });
    await asAdmin(
      `mutation { moveMembers(userIds: ["${OTHER_ID}"], sourceNodeId: "${root}", targetNodeId: "${DEPARTMENT_ID}") { code } }`,
    );
    const leave = `mutation { removeMember(nodeId: "${DEPARTMENT_ID}", userIds: ["${OTHER_ID}"]) { users { totalCount } } }`;
    expect((await asAdmin(leave)).removeMember).toEqual({ users: { totalCount: 1 } });
    expect((await asAdmin(departments)).user).toEqual({ mainDepartmentId: null, departments: { list: [] } });
  });
});

describe('a search for users', () => {
  const found = async (args: string) => {
    const { searchUser } = await asAdmin(`{ searchUser(${args}) { totalCount list { username } } }`);
    return (searchUser as { list: { username: string }[] }).list.map(({ username }) => username);
  };

  it('goes by parts of fields and by what users belong to', async () => {
    expect(await found('query: "EXAMPLE.com"')).toEqual(['menshen', 'blocked']);
    expect(await found('query: "menshen", fields: ["phone"]')).toEqual([]);
    expect(await found('query: "1380000000", limit: 1, page: 2')).toEqual(['blocked']);
    expect(await found('query: "", roleOpts: [{ code: "gatekeeper" }]')).toEqual(['menshen']);
    expect(await found('query: "", groupOpts: [{ code: "none" }, { code: "night-watch" }]')).toEqual(['menshen']);
    const department = `departmentOpts: [{ departmentId: "e0e0e0e0e0e0e0e0e0e0c002", includeChildrenDepartments: true }]`;
    expect(await found(`query: "", ${department}`)).toEqual(['menshen']);
  });

  it('leaves out members of organisations, and knows the archived', async () => {
    expect(await asAdmin('{ users(excludeUsersInOrg: true) { list { username } } }')).toEqual({
      users: { list: [{ username: 'blocked' }] },
    });
    await vendor.control.send('POST', '/authing/users', { identifier: 'blocked', status: 'Archived' });
    expect(await asAdmin('{ archivedUsers { totalCount list { status } } }')).toEqual({
      archivedUsers: { totalCount: 1, list: [{ status: 'Archived' }] },
    });
  });

  it('finds a user of another provider', async () => {
    const create = `mutation { createUser(userInfo: { username: "gao" },
      identity: { provider: "wechat:mobile", userIdInIdp: "o-9", isSocial: true }) { identities { provider userIdInIdp } } }`;
    expect((await asAdmin(create)).createUser).toEqual({
      identities: [{ provider: 'wechat:mobile', userIdInIdp: 'o-9' }],
    });
    expect(
      await asAdmin('{ findUser(identity: { provider: "wechat:mobile", userIdInIdp: "o-9" }) { username } }'),
    ).toEqual({ findUser: { username: 'gao' } });
  });
});
