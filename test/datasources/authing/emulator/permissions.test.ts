import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SEEDED, VendorClient } from './vendorClient.js';

const OTHER_ID = 'e0e0e0e0e0e0e0e0e0e0b002';

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

const asAdmin = async (query: string) => {
  const { data, errors } = await vendor.graphql(query, {}, { token: admin });
  expect(errors).toEqual([]);
  return data as Record<string, unknown>;
};
const isAllowed = async (resource: string, action: string, userId = SEEDED.id) =>
  (await asAdmin(`{ isActionAllowed(userId: "${userId}", resource: "${resource}", action: "${action}") }`))
    .isActionAllowed;
const resourcesOf = async (args = '') => {
  const query = `{ user { authorizedResources${args} { totalCount list { code type actions } } } }`;
  return (await vendor.field<{ authorizedResources: unknown }>('user', query, {}, { token })).authorizedResources;
};

describe('a grant', () => {
  it('to a role reaches those who hold it', async () => {
    expect(await isAllowed('gate', 'gate:open')).toBe(true);
    expect(await isAllowed('gate', 'gate:paint')).toBe(false);
    expect(await isAllowed('gate', 'gate:open', OTHER_ID)).toBe(false);
    await asAdmin(`mutation { assignRole(roleCode: "gatekeeper", userIds: ["${OTHER_ID}"]) { code } }`);
    expect(await isAllowed('gate', 'gate:open', OTHER_ID)).toBe(true);
  });

  it('to a user is for one action on one resource, with stars for any', async () => {
    await asAdmin(`mutation { allow(userId: "${OTHER_ID}", resource: "book:*", action: "book:read") { code } }`);
    expect(await isAllowed('book:1', 'book:read', OTHER_ID)).toBe(true);
    expect(await isAllowed('book:1', 'book:write', OTHER_ID)).toBe(false);
    expect(await isAllowed('bookshop', 'book:read', OTHER_ID)).toBe(false);
  });

  it('without a type is listed as DATA', async () => {
    await asAdmin(`mutation { allow(userId: "${SEEDED.id}", resource: "book:1", action: "book:read") { code } }`);
    const query = `{ authorizedResources(targetType: USER, targetIdentifier: "${SEEDED.id}", namespace: "default") {
      list { code type actions } } }`;
    const book = { code: 'book:1', type: 'DATA', actions: ['book:read'] };
    expect((await asAdmin(query)).authorizedResources).toMatchObject({ list: expect.arrayContaining([book]) });
  });

  it('stays in its namespace', async () => {
    await asAdmin('mutation { createRole(namespace: "shop", code: "clerk") { id } }');
    await asAdmin(`mutation { assignRole(namespace: "shop", roleCode: "clerk", userIds: ["${SEEDED.id}"]) { code } }`);
    await asAdmin(`mutation { authorizeResource(namespace: "shop", resource: "till", resourceType: UI,
      opts: [{ targetType: ROLE, targetIdentifier: "clerk", actions: ["till:open"] }]) { code } }`);
    expect(await isAllowed('till', 'till:open')).toBe(false);
    const till = { code: 'till', type: 'UI', actions: ['till:open'] };
    expect(await resourcesOf('(namespace: "shop")')).toEqual({ totalCount: 1, list: [till] });
    expect(await resourcesOf('(namespace: "default", resourceType: "UI")')).toEqual({ totalCount: 0, list: [] });
    expect(await resourcesOf()).toMatchObject({ totalCount: 2 });
  });

  it('without actions is for all that the resource has', async () => {
    const opts = `[{ targetType: USER, targetIdentifier: "${OTHER_ID}" }]`;
    await asAdmin(`mutation { authorizeResource(resource: "gate", opts: ${opts}) { code } }`);
    expect(
      await asAdmin(`{ authorizedResources(targetType: USER, targetIdentifier: "${OTHER_ID}") { list { actions } } }`),
    ).toEqual({ authorizedResources: { list: [{ actions: ['gate:open', 'gate:close'] }] } });
  });

  it('is asked about by administrators and by its user only', async () => {
    const ask = (userId: string) => `{ isActionAllowed(userId: "${userId}", resource: "gate", action: "gate:open") }`;
    expect((await vendor.graphql(ask(SEEDED.id), {}, { token })).data).toEqual({ isActionAllowed: true });
    expect(await vendor.code(ask(OTHER_ID), {}, { token })).toBe(1001);
    expect(await vendor.code(ask(SEEDED.id))).toBe(2020);
    const body = { userId: SEEDED.id, resource: 'gate', action: 'gate:open' };
    expect((await vendor.rest('POST', '/api/v2/acl/is-allowed', body, { token: admin })).data).toEqual({
      allowed: true,
    });
  });
});

describe('a policy', () => {
  const create = `mutation { createPolicy(code: "curfew", statements: [
    { resource: "gate", actions: ["gate:open"], effect: DENY }, { resource: "bell", actions: ["bell:*"] }
  ]) { code isDefault assignmentsCount statements { resource effect } } }`;
  const assign =
    'mutation { addPolicyAssignments(policies: ["curfew"], targetType: GROUP, targetIdentifiers: ["night-watch"]) { code } }';

  it('refuses more strongly than anything allows', async () => {
    expect((await asAdmin(create)).createPolicy).toEqual({
      code: 'curfew',
      isDefault: false,
      assignmentsCount: 0,
      statements: [
        { resource: 'gate', effect: 'DENY' },
        { resource: 'bell', effect: 'ALLOW' },
      ],
    });
    await asAdmin(assign);
    expect(await isAllowed('gate', 'gate:open')).toBe(false);
    expect(await isAllowed('gate', 'gate:close')).toBe(true);
    expect(await isAllowed('bell', 'bell:ring')).toBe(true);
    expect(await asAdmin(`{ isActionDenied(userId: "${SEEDED.id}", resource: "gate", action: "gate:open") }`)).toEqual({
      isActionDenied: true,
    });
    expect(await resourcesOf()).toEqual({
      totalCount: 2,
      list: [
        { code: 'gate', type: 'DATA', actions: ['gate:close'] },
        { code: 'bell', type: null, actions: ['bell:*'] },
      ],
    });
  });

  it('is switched off and on, taken away and deleted', async () => {
    await asAdmin(create);
    await asAdmin(assign);
    const target = 'policy: "curfew", targetType: GROUP, targetIdentifier: "night-watch"';
    await asAdmin(`mutation { disbalePolicyAssignment(${target}) { code } }`);
    expect(await isAllowed('gate', 'gate:open')).toBe(true);
    await asAdmin(`mutation { enablePolicyAssignment(${target}) { code } }`);
    expect(await isAllowed('gate', 'gate:open')).toBe(false);
    expect(
      await asAdmin('{ policyAssignments(targetType: GROUP) { totalCount list { code targetIdentifier } } }'),
    ).toEqual({ policyAssignments: { totalCount: 1, list: [{ code: 'curfew', targetIdentifier: 'night-watch' }] } });
    await asAdmin(
      'mutation { removePolicyAssignments(policies: ["curfew"], targetType: GROUP, targetIdentifiers: ["night-watch"]) { code } }',
    );
    expect(await isAllowed('gate', 'gate:open')).toBe(true);
    await asAdmin('mutation { updatePolicy(code: "curfew", newCode: "night", description: "After ten") { code } }');
    expect(await asAdmin('{ policies { totalCount list { code description assignments { code } } } }')).toEqual({
      policies: { totalCount: 1, list: [{ code: 'night', description: 'After ten', assignments: [] }] },
    });
    await asAdmin('mutation { deletePolicies(codeList: ["night"]) { code } }');
    expect(await asAdmin('{ policy(code: "night") { code } }')).toEqual({ policy: null });
  });
});

describe('a resource', () => {
  it('is defined and listed over REST', async () => {
    const door = { code: 'door', type: 'API', namespace: 'default', actions: [{ name: 'door:open' }] };
    const define = () => vendor.rest('POST', '/api/v2/resources', door, { token: admin });
    expect(await define()).toMatchObject({ code: 200, data: { code: 'door', actions: [{ name: 'door:open' }] } });
    expect(await define()).toMatchObject({ code: 500 });
    const list = await vendor.rest('GET', '/api/v2/resources?namespace=default&type=API', undefined, { token: admin });
    expect(list.data).toMatchObject({ totalCount: 1, list: [{ code: 'door' }] });
  });
});
