/** The initial data of the emulator. All credentials are made up, and their values show it. */
import type { DataType } from './customData.js';

export const USER_POOL_ID = 'e0e0e0e0e0e0e0e0e0e0a001';
export const POOL_OWNER_ID = 'e0e0e0e0e0e0e0e0e0e0a002';
export const APP_ID = 'e0e0e0e0e0e0e0e0e0e0a003';
export const POOL_SECRET = 'emulated-authing-userpool-secret';
export const POOL_JWT_SECRET = 'emulated-authing-userpool-jwt-secret';
export const APP_SECRET = 'emulated-authing-application-secret';

export interface SeededUser {
  readonly id: string;
  readonly email: string;
  readonly username: string;
  readonly phone: string;
  readonly password: string;
  readonly blocked: boolean;
}

export const SEEDED_USER: SeededUser = {
  id: 'e0e0e0e0e0e0e0e0e0e0b001',
  email: 'menshen@example.com',
  username: 'menshen',
  phone: '13800000001',
  password: 'Menshen-2026',
  blocked: false,
};

export const BLOCKED_USER: SeededUser = {
  id: 'e0e0e0e0e0e0e0e0e0e0b002',
  email: 'blocked@example.com',
  username: 'blocked',
  phone: '13800000002',
  password: 'Menshen-2026',
  blocked: true,
};

/** One custom field of each type, and one for passkeys. */
export const SEEDED_FIELDS: readonly { key: string; dataType: DataType; label: string; options: string | null }[] = [
  { key: 'school', dataType: 'STRING', label: 'School', options: null },
  // For PASSKEYS=udf:passkeys in a local start, where no console can define it.
  { key: 'passkeys', dataType: 'STRING', label: 'Passkeys', options: null },
  { key: 'age', dataType: 'NUMBER', label: 'Age', options: null },
  { key: 'birthday', dataType: 'DATETIME', label: 'Birthday', options: null },
  { key: 'vip', dataType: 'BOOLEAN', label: 'VIP', options: null },
  { key: 'preferences', dataType: 'OBJECT', label: 'Preferences', options: null },
  {
    key: 'level',
    dataType: 'SELECT',
    label: 'Level',
    options:
      '[{"value":"bronze","label":"Bronze"},{"value":"silver","label":"Silver"},{"value":"gold","label":"Gold"}]',
  },
];

/** A user of an external directory, or a sub-account of the application. */
export interface SeededDirectoryUser {
  readonly source: 'ldap' | 'ad' | 'sub-account';
  readonly username: string;
  readonly password: string;
  readonly name: string;
  readonly email: string | null;
  readonly condition: 'active' | 'blocked' | 'inactive';
}

/** The first login creates the user in the pool. */
export const SEEDED_DIRECTORY: readonly SeededDirectoryUser[] = [
  directoryUser('ldap', 'lin', 'active'),
  directoryUser('ldap', 'lin-blocked', 'blocked'),
  directoryUser('ldap', 'lin-inactive', 'inactive'),
  directoryUser('ad', 'adele', 'active'),
  directoryUser('ad', 'adele-blocked', 'blocked'),
  directoryUser('ad', 'adele-inactive', 'inactive'),
  directoryUser('sub-account', 'gate-desk', 'active'),
  directoryUser('sub-account', 'gate-desk-blocked', 'blocked'),
];

/** Valid for one WeChat login. */
export const WECHAT_CODE = 'emulated-wechat-code';

function directoryUser(
  source: SeededDirectoryUser['source'],
  username: string,
  condition: SeededDirectoryUser['condition'],
): SeededDirectoryUser {
  const email = source === 'sub-account' ? null : `${username}@${source}.example.com`;
  return { source, username, password: 'Directory-2026', name: username, email, condition };
}
