/** Which ways to sign in a page shows, and in what order. */
import type { LoginMethodKind, SignInMethod } from '@menshen/client';

/** A form of the sign-in page. */
export type Way = 'password' | 'code' | 'qrCode' | 'push' | 'passkey' | 'ldap' | 'ad' | 'subAccount';

/** WeChat needs the SDK of a mobile app, and the hosted page an address that the schema does not name. */
const WAYS: Readonly<Record<LoginMethodKind, Way | null>> = {
  EMAIL: 'password',
  USERNAME: 'password',
  PHONE_PASSWORD: 'password',
  PHONE_CODE: 'code',
  QR_CODE: 'qrCode',
  PUSH: 'push',
  PASSKEY: 'passkey',
  LDAP: 'ldap',
  AD: 'ad',
  SUB_ACCOUNT: 'subAccount',
  WECHAT: null,
  AUTHORIZATION_CODE: null,
};

const TABS: ReadonlySet<Way> = new Set(['password', 'code', 'qrCode']);

export interface Ways {
  /** Equal ways, side by side. */
  readonly tabs: readonly Way[];
  /** Ways behind a button each. */
  readonly others: readonly Way[];
}

/** @param chosen the methods that the page allows, in its order; null for all that the server offers */
export function chooseMethods(offered: readonly LoginMethodKind[], chosen: string | null): readonly LoginMethodKind[] {
  if (chosen === null) return offered;
  const names = chosen.toUpperCase().split(/[\s,]+/);
  return names.flatMap((name) => offered.filter((method) => method === name));
}

export function waysOf(methods: readonly LoginMethodKind[]): Ways {
  // A later server may offer methods that this version does not know.
  const ways = [...new Set(methods.flatMap((method) => WAYS[method] ?? []))];
  return { tabs: ways.filter((way) => TABS.has(way)), others: ways.filter((way) => !TABS.has(way)) };
}

export type Identifier = 'email' | 'phone' | 'username';

const IDENTIFIERS: Readonly<Partial<Record<LoginMethodKind, Identifier>>> = {
  EMAIL: 'email',
  PHONE_PASSWORD: 'phone',
  USERNAME: 'username',
};

export function identifiersOf(methods: readonly LoginMethodKind[]): readonly Identifier[] {
  return methods.flatMap((method) => IDENTIFIERS[method] ?? []);
}

/** What the user typed: an address, a phone number, or a name, among the offered ones. */
function kindOf(text: string, offered: readonly Identifier[]): Identifier {
  if (offered.includes('email') && text.includes('@')) return 'email';
  if (offered.includes('phone') && isPhone(text)) return 'phone';
  return offered.includes('username') ? 'username' : (offered[0] ?? 'username');
}

/** A number in E.164 form, or a Chinese mobile number, with spaces or hyphens. */
export function isPhone(text: string): boolean {
  return /^(\+[1-9]\d{6,14}|1[3-9]\d{9})$/.test(withoutSeparators(text));
}

export function withoutSeparators(phone: string): string {
  return phone.replace(/[\s()-]+/g, '');
}

export function passwordMethod(text: string, password: string, offered: readonly Identifier[]): SignInMethod {
  const identifier = text.trim();
  switch (kindOf(identifier, offered)) {
    case 'email':
      return { email: { email: identifier, password } };
    case 'phone':
      return { phonePassword: { phone: withoutSeparators(identifier), password } };
    case 'username':
      return { username: { username: identifier, password } };
  }
}
