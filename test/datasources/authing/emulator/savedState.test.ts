/** An exported state means the same after an import, whatever administrators did before. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newAccount } from '../../../../src/datasources/authing/emulator/account.js';
import { restoreState, saveState } from '../../../../src/datasources/authing/emulator/savedState.js';
import { AuthingState, newPlatform } from '../../../../src/datasources/authing/emulator/state.js';
import { EmulatedClock } from '../../../../src/emulators/clock.js';
import { Inbox } from '../../../../src/emulators/inbox.js';

const clock = new EmulatedClock();
const platform = newPlatform(clock, new Inbox(clock));
const NOW = 1_800_000_000_000;
const USERS = ['first', 'second', 'third'].map((id) => `${id}-user`);

/** Changes of an administrator. Numbers choose among what exists, so that each one applies to every state. */
type Change = (state: AuthingState) => void;

const some = <T>(list: readonly T[], choice: number): T | undefined => list[choice % Math.max(1, list.length)];
const userOf = (choice: number) => some(USERS, choice) ?? '';
const code = fc.stringMatching(/^[a-z]{1,4}$/);
const choice = fc.nat(30);

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.tuple(code, choice).map(
    ([name, parent]): Change =>
      ({ directory: { roles } }) => {
        if (!roles.find(name)) roles.create({ code: name, parent: some(roles.list(), parent)?.code }, NOW);
      },
  ),
  fc.tuple(choice, choice, choice, choice).map(
    ([role, user, group, node]): Change =>
      ({ directory }) => {
        const chosen = some(directory.roles.list(), role);
        chosen?.userIds.add(userOf(user));
        chosen?.groupCodes.add(some(directory.groups.list(), group)?.code ?? '');
        chosen?.nodeIds.add(some(directory.orgs.nodes(), node)?.id ?? '');
      },
  ),
  fc.tuple(code, choice).map(
    ([name, user]): Change =>
      ({ directory: { groups } }) => {
        const group = groups.find(name) ?? groups.create({ code: name, name }, NOW);
        group.userIds.add(userOf(user));
      },
  ),
  fc.tuple(code, choice).map(
    ([name, parent]): Change =>
      ({ directory: { orgs } }) => {
        const org = some(orgs.list(), parent) ?? orgs.create({ name }, NOW);
        if (!orgs.findByCode(org.id, name)) {
          orgs.addNode(org.id, some(orgs.nodes(org.id), parent)?.id, { name, code: name }, NOW);
        }
      },
  ),
  code.map(
    (name): Change =>
      ({ directory: { orgs } }) =>
        void orgs.create({ name, tenantId: name }, NOW),
  ),
  fc.tuple(choice, choice, fc.boolean()).map(
    ([node, user, isLeader]): Change =>
      ({ directory: { orgs } }) => {
        const userId = userOf(user);
        some(orgs.nodes(), node)?.members.set(userId, { userId, joinedAt: NOW, isLeader });
      },
  ),
  fc.tuple(choice, choice).map(
    ([from, to]): Change =>
      ({ directory: { orgs } }) => {
        const node = some(orgs.nodes(), from);
        const target = some(orgs.nodes(node?.orgId), to);
        if (!node?.parent || !target || orgs.subtree(node).includes(target)) return;
        orgs.move(node, target, NOW);
      },
  ),
  fc.tuple(code, fc.constantFrom('ALLOW', 'DENY'), choice).map(
    ([name, effect, user]): Change =>
      ({ directory: { permissions } }) => {
        if (permissions.findPolicy(name)) return;
        const assignment = { targetType: 'USER', targetIdentifier: userOf(user), isEnabled: true } as const;
        const statements = [{ resource: 'gate', actions: ['gate:open'], effect, condition: null } as const];
        const times = { createdAt: NOW, updatedAt: NOW };
        permissions.addPolicy({
          ...times,
          namespace: 'default',
          code: name,
          description: null,
          statements,
          assignments: [assignment],
        });
      },
  ),
  fc.tuple(code, choice).map(
    ([resource, user]): Change =>
      ({ directory: { permissions } }) => {
        const target = { targetType: 'USER', targetIdentifier: userOf(user) } as const;
        permissions.grant({ namespace: 'default', target, resource, resourceType: 'DATA', actions: null });
      },
  ),
  code.map(
    (name): Change =>
      ({ directory: { namespaces } }) => {
        if (!namespaces.list().some((each) => each.code === name)) {
          namespaces.create({ code: name, name, description: null });
        }
      },
  ),
  code.map(
    (name): Change =>
      ({ directory: { resources } }) => {
        if (resources.find(name, 'default')) return;
        const fields = { type: 'API', actions: [{ name, description: null }], description: name, apiIdentifier: null };
        resources.define({ ...fields, namespace: 'default', code: name }, NOW);
      },
  ),
  code.map(
    (name): Change =>
      (state) => {
        state.customData.define({ targetType: 'USER', key: name, dataType: 'STRING', label: name, options: null });
        state.customData.write('USER', userOf(name.length), [{ key: name, value: name }]);
        state.authenticators.associate(userOf(name.length), 'SELF', NOW).enable = true;
      },
  ),
  code.map(
    (name): Change =>
      (state) => {
        const application = { name, identifier: name, redirectUris: [], logo: '' };
        if (!state.applications.list().some(({ identifier }) => identifier === name)) {
          state.applications.create(application, NOW);
        }
        state.agreements.create({ appId: 'app', title: name, required: true, lang: 'zh-CN' });
        state.machineAccounts.create({ appId: 'app', remarks: name, tokenLifetime: 60 }, NOW);
        state.functions.create({ name, sourceCode: name, description: null, url: null });
        state.emailTemplates.change('WELCOME', { subject: name });
        state.socialConnections.create(name, [{ key: 'clientId', value: name }]);
        state.whitelist.add('USERNAME', [name], NOW);
        state.environment.set(name, { name });
        const target = { appId: 'app', targetType: 'USER', targetIdentifier: name };
        state.accessPolicies.set(target, { effect: 'ALLOW', inheritByChildren: true }, NOW);
        state.userActions.add({ operation: 'login', userId: userOf(name.length), address: '127.0.0.1', at: NOW });
        state.pool.registerDisabled = name.length > 2;
        state.application.mfa = ['OTP'];
      },
  ),
);

/** What the users may do, as the emulator answers it. */
function meaningOf({ directory, accounts }: AuthingState) {
  return USERS.map((user) => ({
    account: accounts.get(user)?.username,
    roles: directory.rolesOf(user).map(({ code, parent }) => [code, parent?.code]),
    targets: directory.targetsOf(user),
    departments: directory.orgs.ofUser(user).map(({ name, parent }) => [name, parent?.name]),
    allowed: directory.permissions.authorized(directory.targetsOf(user)),
    gate: directory.permissions.decide(directory.targetsOf(user), 'default', 'gate', 'gate:open'),
  }));
}

function newState(): AuthingState {
  const state = new AuthingState(platform);
  for (const id of USERS) state.accounts.add(newAccount(NOW, { id, username: id }));
  return state;
}

describe('an exported state', () => {
  it('means the same after an import', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 40 }), (changes) => {
        const state = newState();
        for (const apply of changes) apply(state);
        const exported = JSON.stringify(saveState(state));
        const imported = new AuthingState(platform);
        restoreState(imported, JSON.parse(exported));
        expect(JSON.stringify(saveState(imported))).toBe(exported);
        expect(meaningOf(imported)).toEqual(meaningOf(state));
      }),
      { numRuns: 60 },
    );
  });

  it('does not share objects with the state that it came from', () => {
    const state = newState();
    const imported = new AuthingState(platform);
    restoreState(imported, saveState(state));
    const [role] = imported.directory.roles.list();
    role?.userIds.add('another-user');
    if (role) role.description = 'changed';
    expect(state.directory.roles.list()[0]?.userIds.has('another-user')).toBe(false);
    expect(state.directory.roles.list()[0]?.description).not.toBe('changed');
  });
});
