/** The initial data of the emulator. All credentials are made up, and their values show it. */
export const USER_POOL_ID = 'e0e0e0e0e0e0e0e0e0e0c001';
export const POOL_OWNER_ID = 'e0e0e0e0e0e0e0e0e0e0c002';
export const POOL_SECRET = 'emulated-authing-legacy-userpool-secret';

export interface SeededUser {
  readonly id: string;
  readonly email: string;
  readonly username: string;
  readonly phone: string;
  readonly password: string;
  readonly blocked: boolean;
  readonly metadata?: string;
}

export const SEEDED_USER = user('d001', 'menshen', '13800000001');
export const BLOCKED_USER: SeededUser = { ...user('d002', 'blocked', '13800000002'), blocked: true };

/** Each login of this user requires a code of an authenticator app with the key `MFA_KEY`. */
export const MFA_USER = user('d003', 'twofactor', '13800000003');
export const MFA_KEY = 'EMULATEDLEGACYKE';

/** Exists only in this generation: a user to migrate. */
export const OLD_USER: SeededUser = {
  ...user('d009', 'oldtimer', '13800000009', 'old@example.com'),
  metadata: '{"school":"Tsinghua","plan":"gold"}',
};

export const SEEDED_USERS = [SEEDED_USER, BLOCKED_USER, MFA_USER, OLD_USER];

export const ROLE = {
  id: 'e0e0e0e0e0e0e0e0e0e0e001',
  name: 'gatekeeper',
  descriptions: 'Opens and shuts the gate',
  members: [SEEDED_USER.id, MFA_USER.id],
};

/** A user of an external LDAP server. The first login creates the user in the pool. */
export const LDAP_USER = {
  username: 'lin',
  password: 'Directory-2026',
  nickname: 'lin',
  email: 'lin@ldap.example.com',
} as const;

/** Clients must hide the disabled connection. */
export const CONNECTIONS = [
  connection('f001', 'github', 'GitHub 登录', true),
  connection('f002', 'wechat', '微信登录', true),
  connection('f003', 'weibo', '微博登录', false),
] as const;

/** The application type in all responses about a user or the pool. */
export const CLIENT_TYPE = {
  _id: 'e0e0e0e0e0e0e0e0e0e0c101',
  name: 'Web',
  description: 'A web application',
  image: null,
  example: null,
} as const;

/** The application that the seeded user has authorized. */
export const AUTHORIZED_APP = {
  id: 'e0e0e0e0e0e0e0e0e0e0f101',
  clientId: 'e0e0e0e0e0e0e0e0e0e0f102',
  name: 'Emulated application',
  domain: 'emulated',
  description: 'May read the profile of users who authorized it',
  redirectUri: 'http://localhost:4000/callback',
  scope: 'openid profile',
} as const;

function user(id: string, username: string, phone: string, email = `${username}@example.com`): SeededUser {
  return { id: `e0e0e0e0e0e0e0e0e0e0${id}`, email, username, phone, password: 'Menshen-2026', blocked: false };
}

function connection(id: string, alias: string, name: string, enabled: boolean) {
  return { id: `e0e0e0e0e0e0e0e0e0e0${id}`, alias, name, enabled };
}
