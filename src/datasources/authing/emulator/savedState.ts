/**
 * The part of the state that an export contains: everything that an administrator or a user has set. What expires within
 * minutes (codes, captchas, grants), tokens and uploaded files are not part of it.
 */
import * as z from 'zod';
import type { AccessPolicy } from './accessPolicies.js';
import { type Account, newAccount } from './account.js';
import type { Agreement } from './agreements.js';
import type { SavedCustomData } from './customData.js';
import type { SavedDirectory } from './directory/directory.js';
import type { EmailTemplate } from './emailTemplates.js';
import type { PipelineFunction } from './functions.js';
import type { MachineAccount } from './machineAccounts.js';
import type { Application, UserPool } from './pool.js';
import type { SocialConnectionInstance } from './socialConnections.js';
import type { AuthingState } from './state.js';
import type { Authenticator } from './totp.js';
import type { UserAction } from './userActions.js';
import type { Whitelist } from './whitelist.js';

const withId = z.looseObject({ id: z.string().min(1) });
const saved = z.object({
  accounts: z.array(withId),
  authenticators: z.array(z.looseObject({ userId: z.string(), source: z.string(), secret: z.string() })),
  customData: z.object({
    definitions: z.array(z.looseObject({ key: z.string() })),
    values: z.record(z.string(), z.unknown()),
  }),
  pool: z.looseObject({}),
  application: z.looseObject({}),
  directory: z.looseObject({
    roles: z.array(withId),
    groups: z.array(z.looseObject({ code: z.string() })),
    orgs: z.object({ orgs: z.array(withId), nodes: z.array(withId) }),
    resources: z.array(withId),
    namespaces: z.array(z.looseObject({ code: z.string() })),
    permissions: z.object({ policies: z.array(z.looseObject({})), grants: z.array(z.looseObject({})) }),
  }),
  console: z.looseObject({
    applications: z.array(withId),
    accessPolicies: z.array(withId),
    agreements: z.array(z.looseObject({ id: z.number() })),
    machineAccounts: z.array(withId),
    functions: z.array(withId),
    emailTemplates: z.array(z.looseObject({ type: z.string() })),
    socialConnections: z.array(z.looseObject({ provider: z.string() })),
    userActions: z.array(z.looseObject({ userId: z.string() })),
    whitelist: z.looseObject({}),
    environment: z.record(z.string(), z.unknown()),
  }),
});

interface Saved {
  readonly accounts: readonly Partial<Account>[];
  readonly authenticators: readonly Authenticator[];
  readonly customData: SavedCustomData;
  readonly pool: Partial<UserPool>;
  readonly application: Partial<Application>;
  readonly directory: SavedDirectory;
  readonly console: SavedConsole;
}

/** What the vendor's console manages besides users and the directory. */
interface SavedConsole {
  /** Without the seeded one. */
  readonly applications: readonly Application[];
  readonly accessPolicies: readonly AccessPolicy[];
  readonly agreements: readonly Agreement[];
  readonly machineAccounts: readonly MachineAccount[];
  readonly functions: readonly PipelineFunction[];
  readonly emailTemplates: readonly EmailTemplate[];
  readonly socialConnections: readonly SocialConnectionInstance[];
  readonly userActions: readonly UserAction[];
  readonly whitelist: ReturnType<Whitelist['save']>;
  /** Variables of the vendor's pipelines. */
  readonly environment: Readonly<Record<string, unknown>>;
}

export function saveState(state: AuthingState): Saved {
  const { pool, application, accounts, customData, authenticators, directory } = state;
  // Secrets and ids are constants of the emulator.
  const { id: _pool, secret: _poolSecret, jwtSecret: _jwt, ownerId: _owner, ...poolSettings } = pool;
  const { id: _application, secret: _applicationSecret, ...applicationSettings } = application;
  return {
    accounts: accounts.list().map((account) => ({ ...account, token: null })),
    authenticators: authenticators.list(),
    customData: customData.save(),
    pool: poolSettings,
    application: applicationSettings,
    directory: directory.save(),
    console: saveConsole(state),
  };
}

function saveConsole(state: AuthingState): SavedConsole {
  return {
    applications: state.applications.created(),
    accessPolicies: state.accessPolicies.all(),
    agreements: state.agreements.all(),
    machineAccounts: state.machineAccounts.all(),
    functions: state.functions.list(),
    emailTemplates: state.emailTemplates.changed(),
    socialConnections: state.socialConnections.list(),
    userActions: state.userActions.list(),
    whitelist: state.whitelist.save(),
    environment: Object.fromEntries(state.environment),
  };
}

/** @throws ZodError when the value has another form */
export function restoreState(state: AuthingState, value: unknown): void {
  saved.parse(value);
  // The schema has checked the form. The files come from an export, so the values are not checked further.
  const { accounts, authenticators, customData, pool, application, directory, console } = value as Saved;
  state.accounts.clear();
  for (const account of accounts) state.accounts.add(newAccount(state.stamp(), account));
  for (const authenticator of authenticators) state.authenticators.restore(authenticator);
  state.customData.restore(customData);
  Object.assign(state.pool, pool);
  Object.assign(state.application, application);
  state.directory.restore(directory);
  restoreConsole(state, console);
}

function restoreConsole(state: AuthingState, saved: SavedConsole): void {
  state.applications.restore(saved.applications);
  state.accessPolicies.restore(saved.accessPolicies);
  state.agreements.restore(saved.agreements);
  state.machineAccounts.restore(saved.machineAccounts);
  state.functions.restore(saved.functions);
  state.emailTemplates.restore(saved.emailTemplates);
  state.socialConnections.restore(saved.socialConnections);
  state.userActions.restore(saved.userActions);
  state.whitelist.restore(saved.whitelist);
  state.environment.clear();
  for (const [key, variable] of Object.entries(saved.environment)) state.environment.set(key, variable);
}
