/** The part of the state that an export contains: users with their fields and authenticators, and the settings of the pool. */
import { z } from 'zod';
import { type Account, newAccount } from './account.js';
import type { SavedCustomData } from './customData.js';
import type { Application, UserPool } from './pool.js';
import type { AuthingState } from './state.js';
import type { Authenticator } from './totp.js';

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
});

interface Saved {
  readonly accounts: readonly Partial<Account>[];
  readonly authenticators: readonly Authenticator[];
  readonly customData: SavedCustomData;
  readonly pool: Partial<UserPool>;
  readonly application: Partial<Application>;
}

export function saveState(state: AuthingState): Saved {
  const { pool, application, accounts, customData, authenticators } = state;
  // Secrets and ids are constants of the emulator.
  const { id: _pool, secret: _poolSecret, jwtSecret: _jwt, ownerId: _owner, ...poolSettings } = pool;
  const { id: _application, secret: _applicationSecret, ...applicationSettings } = application;
  return {
    accounts: accounts.list().map((account) => ({ ...account, token: null })),
    authenticators: authenticators.list(),
    customData: customData.save(),
    pool: poolSettings,
    application: applicationSettings,
  };
}

/** @throws ZodError when the value has another form */
export function restoreState(state: AuthingState, value: unknown): void {
  saved.parse(value);
  // The schema has checked the form. The files come from an export, so the values are not checked further.
  const { accounts, authenticators, customData, pool, application } = value as Saved;
  state.accounts.clear();
  for (const account of accounts) state.accounts.add(newAccount(state.stamp(), account));
  for (const authenticator of authenticators) state.authenticators.restore(authenticator);
  state.customData.restore(customData);
  Object.assign(state.pool, pool);
  Object.assign(state.application, application);
}
