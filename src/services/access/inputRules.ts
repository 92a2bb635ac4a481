/** Rules for input values, checked before limits and vendor calls. A problem names the path and the rule, never the value. */
import { canonicalPhone, characterProblem, isPhone, nameKey } from '../names.js';
import { type FieldProblem, fieldProblem } from '../outcomes.js';

/** The longest text that fits the vendor's 1024-bit RSA key with PKCS #1 v1.5 padding, in UTF-8 bytes. */
export const MAX_PASSWORD_BYTES = 117;
const MAX_NAME_LENGTH = 128;
const MAX_OPAQUE_LENGTH = 2048;
const CUSTOM_DATA_BYTES = 16_384;
const CONTEXT_BYTES = 4096;
/** The byte limits admit thousands of levels, which would overflow the stack of a JSON serializer. */
const JSON_LEVELS = 64;

/** The problem of a value at a path; undefined if it breaks no rule. */
type Rule = (value: string, path: string) => FieldProblem | undefined;

const characters: Rule = (value, path) => {
  const rule = characterProblem(value);
  return rule && fieldProblem(path, rule);
};

const email: Rule = (value, path) =>
  value.length <= 254 && /^[^\s@"<>(),:;\\]+@[^\s@.]+(?:\.[^\s@.]+)+$/u.test(value)
    ? characters(value, path)
    : fieldProblem(path, 'NOT_AN_EMAIL');

const phone: Rule = (value, path) => (isPhone(value) ? undefined : fieldProblem(path, 'NOT_A_PHONE'));

const externalId: Rule = (value, path) =>
  value.trim() === '' ? fieldProblem(path, 'REQUIRED') : atMost(value, path, MAX_NAME_LENGTH);

const username: Rule = (value, path) => externalId(value, path) ?? characters(value, path);

const password: Rule = (value, path) => {
  if (value === '') return fieldProblem(path, 'REQUIRED');
  if (Buffer.byteLength(value) <= MAX_PASSWORD_BYTES) return undefined;
  return fieldProblem(path, 'TOO_LONG', { max: MAX_PASSWORD_BYTES, unit: 'bytes' });
};

const digits =
  (min: number, max: number): Rule =>
  (value, path) =>
    /^\d+$/.test(value) && value.length >= min && value.length <= max
      ? undefined
      : fieldProblem(path, 'NOT_A_CODE', { min, max });

const code = digits(4, 8);

const totp = digits(6, 6);

const recoveryCode: Rule = (value, path) =>
  /^[\da-zA-Z-]{8,64}$/.test(value) ? undefined : fieldProblem(path, 'NOT_A_RECOVERY_CODE');

/** A code or word in the format of another system. */
const opaque: Rule = (value, path) =>
  value === '' ? fieldProblem(path, 'REQUIRED') : atMost(value, path, MAX_OPAQUE_LENGTH);

const address: Rule = (value, path) =>
  value.length <= MAX_OPAQUE_LENGTH && URL.canParse(value)
    ? undefined
    : fieldProblem(path, 'NOT_A_URL', { max: MAX_OPAQUE_LENGTH, unit: 'characters' });

/** RFC 7636, section 4.1. */
const codeVerifier: Rule = (value, path) =>
  /^[\w.~-]{43,128}$/.test(value) ? undefined : fieldProblem(path, 'NOT_A_CODE_VERIFIER', { min: 43, max: 128 });

const RULES = {
  email,
  oldEmail: email,
  phone,
  oldPhone: phone,
  username,
  account: username,
  externalId,
  password,
  oldPassword: password,
  newPassword: password,
  code,
  oldCode: code,
  smsCode: code,
  emailCode: code,
  totp,
  recoveryCode,
  opaque,
  country: opaque,
  lang: opaque,
  state: opaque,
  redirectUri: address,
  service: address,
  codeVerifier,
};

/**
 * Normalises phone numbers, so that another spelling does not bypass a limit: without separators, and without the country
 * code of China.
 */
export function canonical<T extends object>(values: T): T {
  const phones = Object.entries(values).filter(([name]) => name === 'phone' || name === 'oldPhone');
  const changed = phones.map(([name, value]) => [name, typeof value === 'string' ? canonicalPhone(value) : value]);
  return changed.length === 0 ? values : { ...values, ...Object.fromEntries(changed) };
}

/** Checks each value by the rule of its name, or by the rule that `rules` names. `at` is the path of the object. */
export function checkFields(
  at: string,
  values: Readonly<Partial<Record<keyof typeof RULES, string | undefined>>>,
  rules: Readonly<Partial<Record<keyof typeof RULES, keyof typeof RULES>>> = {},
): FieldProblem[] {
  return Object.entries(values).flatMap(([name, value]) => {
    const field = name as keyof typeof RULES;
    if (value === undefined) return [];
    return RULES[rules[field] ?? field](value, `${at}.${name}`) ?? [];
  });
}

/** Checks the length of a text in characters. */
export function atMost(value: string, path: string, max: number): FieldProblem | undefined {
  return value.length <= max ? undefined : fieldProblem(path, 'TOO_LONG', { max, unit: 'characters' });
}

export interface FreeDataRules {
  readonly contextKeys: readonly string[];
  readonly udfReadonly: readonly string[];
  /** Custom fields that no client reads, not even an administrator. */
  readonly hidden: readonly string[];
}

/** Checks the free objects of a login or registration. */
export function checkFreeData(
  at: string,
  data: { customData?: Record<string, unknown> | undefined; context?: Record<string, unknown> | undefined },
  rules: FreeDataRules,
): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (data.customData !== undefined) {
    problems.push(...checkWritable(`${at}.customData`, Object.keys(data.customData), rules));
    problems.push(...checkJson(`${at}.customData`, data.customData, CUSTOM_DATA_BYTES));
  }
  if (data.context !== undefined) {
    if (Object.keys(data.context).some((key) => !rules.contextKeys.includes(key))) {
      problems.push(fieldProblem(`${at}.context`, 'UNKNOWN_FIELD', { allowed: rules.contextKeys }));
    }
    problems.push(...checkJson(`${at}.context`, data.context, CONTEXT_BYTES));
  }
  return problems;
}

/** Refuses read-only custom fields. The path ends at the object, because a key is the caller's text. */
export function checkWritable(at: string, keys: readonly string[], rules: FreeDataRules): FieldProblem[] {
  // The vendor does not document whether keys are case-sensitive, so every spelling is refused.
  const readonly = new Set(rules.udfReadonly.map(nameKey));
  return keys.some((key) => readonly.has(nameKey(key)))
    ? [fieldProblem(at, 'READ_ONLY', { fields: rules.udfReadonly })]
    : [];
}

/** Removes hidden custom fields, in every spelling of their keys. */
export function visible<T extends { readonly key: string }>(values: readonly T[], rules: FreeDataRules): readonly T[] {
  if (rules.hidden.length === 0) return values;
  const hidden = new Set(rules.hidden.map(nameKey));
  return values.filter(({ key }) => !hidden.has(nameKey(key)));
}

/** Refuses a free JSON value that is too deep or too large. */
export function checkJson(path: string, value: unknown, maxBytes: number): FieldProblem[] {
  if (!isShallow(value, JSON_LEVELS)) return [fieldProblem(path, 'TOO_DEEP', { max: JSON_LEVELS })];
  if (Buffer.byteLength(JSON.stringify(value)) <= maxBytes) return [];
  return [fieldProblem(path, 'TOO_LONG', { max: maxBytes, unit: 'bytes' })];
}

function isShallow(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return levels > 0 && Object.values(value).every((inside) => isShallow(inside, levels - 1));
}
