/** The users of the pool on the start page. */
import { ControlError } from '../../../../emulators/controlError.js';
import type { HomeUser, LocalText, NewUser, UserBook, UserChange } from '../../../../emulators/homeContent.js';
import { type Account, newAccount } from '../account.js';
import { type Identifier, normalEmail } from '../accounts.js';
import type { DataType, FieldEntry } from '../customData.js';
import { hashPassword, isPassword } from '../passwords.js';
import { BLOCKED_USER, SEEDED_USER } from '../seed.js';
import type { AuthingState } from '../state.js';
import { VendorError } from '../vendorError.js';

const NOTES: Readonly<Record<string, LocalText>> = {
  [SEEDED_USER.id]: { en: 'Active', zh: '正常用户' },
  [BLOCKED_USER.id]: { en: 'Blocked: every login is refused', zh: '已被禁用，登录会被拒绝' },
};

export function userBook(state: () => AuthingState): UserBook {
  /** Clear text of the passwords that the start page has set. An account holds a hash only. */
  const known = new Map([SEEDED_USER, BLOCKED_USER].map(({ id, password }) => [id, password]));
  const requireAccount = (id: string): Account => {
    const account = state().accounts.get(id);
    if (account === undefined) throw new ControlError(404, `No user has the id ${id}.`);
    return account;
  };

  return {
    identityProvider: 'AUTHING',
    list: () =>
      state()
        .accounts.list()
        .map((account) => view(state(), account, known.get(account.id))),
    fields: () =>
      state()
        .customData.definitions('USER')
        .map(({ key, label, dataType }) => ({ key, label, type: dataType })),
    add(user) {
      const account = add(state(), user);
      known.set(account.id, user.password);
      return view(state(), account, user.password);
    },
    change(id, change) {
      changeAccount(state(), requireAccount(id), change);
      if (change.password !== undefined) known.set(id, change.password);
    },
    remove(id) {
      requireAccount(id);
      state().removeAccount(id);
    },
  };
}

function view({ customData }: AuthingState, account: Account, password: string | undefined): HomeUser {
  const { id, username, email, phone, blocked } = account;
  const isKnown = password !== undefined && account.password !== null && isPassword(account.password, password);
  const fields = Object.fromEntries(customData.read('USER', id).map(({ key, value }) => [key, value]));
  return { id, username, email, phone, blocked, password: isKnown ? password : null, note: NOTES[id] ?? null, fields };
}

function add(state: AuthingState, { email, username, phone, password }: NewUser): Account {
  requireFree(state, [{ email }, { username }, { phone }]);
  const now = state.stamp();
  const verified = { emailVerified: true, phoneVerified: phone !== undefined, registerSource: ['import:manual'] };
  return orBadRequest(() => {
    const stored = hashPassword(password, now);
    return state.accounts.add(
      newAccount(now, {
        ...verified,
        username: username ?? null,
        email: normalEmail(email),
        phone: phone ?? null,
        password: stored,
      }),
    );
  });
}

/** @throws ControlError 409 when a user beside `own` has one of the identifiers */
function requireFree({ accounts }: AuthingState, identifiers: readonly Identifier[], own?: Account): void {
  const owners = identifiers.map((identifier) => accounts.find(identifier));
  if (owners.some((owner) => owner !== undefined && owner !== own)) {
    throw new ControlError(409, 'Another user has this e-mail address, username or phone number.');
  }
}

function changeAccount(state: AuthingState, account: Account, change: UserChange): void {
  const { blocked, fields = {}, email, phone, password } = change;
  requireFree(state, [{ email }, { phone }], account);
  const stored = password === undefined ? account.password : orBadRequest(() => hashPassword(password, state.stamp()));
  const types = new Map(state.customData.definitions('USER').map(({ key, dataType }) => [key, dataType]));
  const entries = Object.entries(fields).filter(([, text]) => text !== '');
  const values = entries.map(([key, text]): FieldEntry => ({ key, value: typedValue(types.get(key), text) }));
  orBadRequest(() => state.customData.write('USER', account.id, values));
  for (const [key, text] of Object.entries(fields)) if (text === '') state.customData.remove('USER', account.id, key);
  Object.assign(account, {
    password: stored,
    blocked: blocked ?? account.blocked,
    ...(email !== undefined && { email: normalEmail(email), emailVerified: true }),
    ...(phone !== undefined && { phone: phone || null, phoneVerified: phone !== '' }),
  });
  account.updatedAt = state.stamp();
}

/** The value of a text that a developer has typed. A value of another type is refused later, with the name of the field. */
function typedValue(type: DataType | undefined, text: string): unknown {
  if (type !== 'NUMBER' && type !== 'BOOLEAN' && type !== 'OBJECT') return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function orBadRequest<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof VendorError) throw new ControlError(400, error.message);
    throw error;
  }
}
