/** What the start page shows of this emulator. */
import { ControlError } from '../../../emulators/controlError.js';
import type {
  AuthenticatorEntry,
  HomeContent,
  HomeUser,
  LocalText,
  NewUser,
  UserBook,
  UserChange,
} from '../../../emulators/homeContent.js';
import { type Account, newAccount } from './account.js';
import { type Identifier, normalEmail } from './accounts.js';
import { PERIOD_S, totpCode } from './mfaKeys.js';
import { hashPassword, isPassword, type StoredPassword } from './passwords.js';
import { BLOCKED_USER, MFA_USER, OLD_USER, SEEDED_USER, SEEDED_USERS } from './seed.js';
import type { LegacyState } from './state.js';
import { VendorError } from './vendorError.js';

const PERIOD_MS = PERIOD_S * 1000;
const ISSUER = 'Emulated legacy pool';
const NOTES: Readonly<Record<string, LocalText>> = {
  [SEEDED_USER.id]: { en: 'Active', zh: '正常用户' },
  [BLOCKED_USER.id]: { en: 'Blocked: every login is refused', zh: '已被禁用，登录会被拒绝' },
  [MFA_USER.id]: { en: 'Needs a code of the authenticator', zh: '登录需要身份验证器的验证码' },
  [OLD_USER.id]: { en: 'Exists here only: a user to migrate', zh: '仅存在于此处，可用于测试迁移' },
};

export function homeContent(state: () => LegacyState): HomeContent {
  return { users: userBook(state), authenticators: () => authenticators(state()) };
}

function userBook(state: () => LegacyState): UserBook {
  /** Clear text of the passwords that the start page has set. An account holds a hash only. */
  const known = new Map(SEEDED_USERS.map(({ id, password }) => [id, password]));
  const requireAccount = (id: string): Account => {
    const account = state().accounts.get(id);
    if (account === undefined) throw new ControlError(404, `No user has the id ${id}.`);
    return account;
  };
  return {
    identityProvider: 'AUTHING_LEGACY',
    list: () =>
      state()
        .accounts.list()
        .filter(({ isDeleted }) => !isDeleted)
        .map((account) => view(account, known.get(account.id))),
    add(user) {
      const account = add(state(), user);
      known.set(account.id, user.password);
      return view(account, user.password);
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

function view({ id, username, email, phone, blocked, password }: Account, clearText: string | undefined): HomeUser {
  const isKnown = clearText !== undefined && password !== null && isPassword(password, clearText);
  return {
    id,
    username,
    email: email || null,
    phone: phone || null,
    blocked,
    password: isKnown ? clearText : null,
    note: NOTES[id] ?? null,
    fields: {},
  };
}

function add(state: LegacyState, { email, username, phone, password }: NewUser): Account {
  requireFree(state, [{ email }, { username }, { phone }]);
  return state.accounts.add(
    newAccount({
      email: normalEmail(email),
      emailVerified: true,
      username: username ?? null,
      phone: phone ?? null,
      password: hashed(password),
    }),
  );
}

function changeAccount(state: LegacyState, account: Account, change: UserChange): void {
  const { blocked, fields, email, phone, password } = change;
  if (fields !== undefined) throw new ControlError(400, 'Users of this provider have no custom fields.');
  requireFree(state, [{ email }, { phone }], account);
  Object.assign(account, {
    ...(password !== undefined && { password: hashed(password) }),
    blocked: blocked ?? account.blocked,
    ...(email !== undefined && { email: normalEmail(email), emailVerified: true }),
    ...(phone !== undefined && { phone: phone || null }),
  });
}

/** @throws ControlError 409 when a user beside `own` has one of the identifiers */
function requireFree({ accounts }: LegacyState, identifiers: readonly Identifier[], own?: Account): void {
  const owners = identifiers.map((identifier) => accounts.find(identifier));
  if (owners.some((owner) => owner !== undefined && owner !== own)) {
    throw new ControlError(409, 'Another user has this e-mail address, username or phone number.');
  }
}

/** @throws ControlError 400 */
function hashed(password: string): StoredPassword {
  try {
    return hashPassword(password);
  } catch (error) {
    if (error instanceof VendorError) throw new ControlError(400, 'The password must have at least 6 characters.');
    throw error;
  }
}

function authenticators(state: LegacyState): AuthenticatorEntry[] {
  const now = state.now();
  return state.mfaKeys.list().map(({ userId, shareKey, enable }) => {
    const account = state.accounts.get(userId);
    const label = account?.email || account?.username || userId;
    const parameters = new URLSearchParams({ secret: shareKey, issuer: ISSUER, period: String(PERIOD_S), digits: '6' });
    return {
      account: label,
      uri: `otpauth://totp/${encodeURIComponent(ISSUER)}:${encodeURIComponent(label)}?${parameters}`,
      code: totpCode(shareKey, now),
      nextCode: totpCode(shareKey, now + PERIOD_MS),
      validUntil: new Date((Math.floor(now / PERIOD_MS) + 1) * PERIOD_MS).toISOString(),
      enabled: enable,
    };
  });
}
