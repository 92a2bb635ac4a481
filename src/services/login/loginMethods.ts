/** Facts of each login method: the proof it gives, the account it names, and the rules for its input. */
import type { Identity, IdentityProviderId, LoginExtra, LoginMethod } from '../../datasources/capabilities.js';
import { checkFields, checkFreeData, type FreeDataRules } from '../access/inputRules.js';
import { type FieldProblem, fieldProblem } from '../outcomes.js';
import { notSupported } from '../providers/support.js';
import type { ProofKind } from '../sessions/sessions.js';

export interface LoginRules extends FreeDataRules {
  readonly requireCodeVerifier: boolean;
}

/** The part of a login's input that the rules apply to. */
export interface CheckedLogin {
  readonly method: LoginMethod;
  readonly autoRegister: boolean;
  readonly customData?: Record<string, unknown> | undefined;
  readonly context?: Record<string, unknown> | undefined;
}

export const PROOFS: Record<LoginMethod['kind'], ProofKind> = {
  email: 'PASSWORD',
  username: 'PASSWORD',
  phonePassword: 'PASSWORD',
  phoneCode: 'SMS_CODE',
  ldap: 'LDAP',
  ad: 'AD',
  subAccount: 'SUB_ACCOUNT',
  wechat: 'WECHAT',
  authorizationCode: 'OIDC',
};

/** Methods whose code another system issues, in a format of its own. */
const OPAQUE_CODES: ReadonlySet<LoginMethod['kind']> = new Set(['wechat', 'authorizationCode']);

/** The name of the account; null for a method that names none. */
export function accountOf(method: LoginMethod): string | null {
  switch (method.kind) {
    case 'email':
      return method.email;
    case 'username':
      return method.username;
    case 'phonePassword':
    case 'phoneCode':
      return method.phone;
    case 'ldap':
    case 'ad':
      return `${method.kind}:${method.username}`;
    case 'subAccount':
      return `${method.kind}:${method.account}`;
    case 'wechat':
    case 'authorizationCode':
      return null;
  }
}

/** @throws AppError NOT_SUPPORTED_BY_PROVIDER */
export function checkLogin(
  { method, autoRegister, customData, context }: CheckedLogin,
  provider: IdentityProviderId,
  identity: Identity,
  rules: LoginRules,
): FieldProblem[] {
  const { kind, ...values } = method;
  const supported = identity.loginMethods.get(kind);
  if (supported === undefined) throw notSupported(provider, `logins by ${kind}`);
  const extras = { autoRegister: autoRegister || undefined, customData, context };
  const misplaced = Object.entries(extras).filter(
    ([name, value]) => value !== undefined && !supported.has(name as LoginExtra),
  );
  return [
    ...checkFields(`input.method.${kind}`, values, OPAQUE_CODES.has(kind) ? { code: 'opaque' } : {}),
    ...checkCodeVerifier(method, rules),
    ...misplaced.map(([name]) => fieldProblem(`input.${name}`, 'NOT_ALLOWED')),
    ...checkFreeData('input', { customData, context }, rules),
  ];
}

/** Without PKCE an attacker can inject their own authorization code into a victim's browser, or use a stolen code. */
function checkCodeVerifier(method: LoginMethod, { requireCodeVerifier }: LoginRules): FieldProblem[] {
  if (!requireCodeVerifier || method.kind !== 'authorizationCode' || method.codeVerifier !== undefined) return [];
  return [fieldProblem('input.method.authorizationCode.codeVerifier', 'CODE_VERIFIER_REQUIRED')];
}
