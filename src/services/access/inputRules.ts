/** Rules for input values, checked before limits and vendor calls. A problem names the path and the rule, never the value. */
import { canonicalPhone, characterProblem, isPhone, nameKey } from '../names.js';
import type { FieldProblem } from '../outcomes.js';

/** The longest text that fits the vendor's 1024-bit RSA key with PKCS #1 v1.5 padding, in UTF-8 bytes. */
const PASSWORD_BYTES = 117;
const CUSTOM_DATA_BYTES = 16_384;
const CONTEXT_BYTES = 4096;
/** The byte limits admit thousands of levels, which would overflow the stack of a JSON serializer. */
const JSON_LEVELS = 64;

type Rule = (value: string) => string | undefined;

const email: Rule = (value) =>
  value.length <= 254 && /^[^\s@"<>(),:;\\]+@[^\s@.]+(?:\.[^\s@.]+)+$/u.test(value)
    ? characterProblem(value)
    : 'Must be an e-mail address such as name@example.com.';

const phone: Rule = (value) =>
  isPhone(value)
    ? undefined
    : 'Must be a phone number: E.164 such as +8613800000000, or Chinese national form such as 13800000000.';

const externalId: Rule = (value) => {
  if (value.trim() === '') return 'Must not be empty.';
  return value.length <= 128 ? undefined : 'Must be at most 128 characters.';
};

const username: Rule = (value) => externalId(value) ?? characterProblem(value);

const password: Rule = (value) => {
  if (value === '') return 'Must not be empty.';
  return Buffer.byteLength(value) <= PASSWORD_BYTES ? undefined : `Must be at most ${PASSWORD_BYTES} bytes in UTF-8.`;
};

const code: Rule = (value) => (/^\d{4,8}$/.test(value) ? undefined : 'Must be 4 to 8 digits.');

const totp: Rule = (value) => (/^\d{6}$/.test(value) ? undefined : 'Must be 6 digits.');

const recoveryCode: Rule = (value) =>
  /^[\da-zA-Z-]{8,64}$/.test(value) ? undefined : 'Must be a recovery code such as 12ab-34cd-56ef-78ab-90cd-12ef.';

/** A code or word in the format of another system. */
const opaque: Rule = (value) => {
  if (value === '') return 'Must not be empty.';
  return value.length <= 2048 ? undefined : 'Must be at most 2048 characters.';
};

const address: Rule = (value) =>
  value.length <= 2048 && URL.canParse(value) ? undefined : 'Must be an absolute URL of at most 2048 characters.';

/** RFC 7636, section 4.1. */
const codeVerifier: Rule = (value) =>
  /^[\w.~-]{43,128}$/.test(value)
    ? undefined
    : 'Must be 43 to 128 of the characters A-Z, a-z, 0-9, "-", ".", "_" and "~".';

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
    const message = value === undefined ? undefined : RULES[rules[field] ?? field](value);
    return message === undefined ? [] : [{ path: `${at}.${name}`, message }];
  });
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
      problems.push({
        path: `${at}.context`,
        message: `Must hold only these keys: ${rules.contextKeys.join(', ') || '(none on this server)'}.`,
      });
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
    ? [{ path: at, message: `Must not hold these read-only fields: ${rules.udfReadonly.join(', ')}.` }]
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
  if (!isShallow(value, JSON_LEVELS)) return [{ path, message: `Must be nested at most ${JSON_LEVELS} levels deep.` }];
  if (Buffer.byteLength(JSON.stringify(value)) <= maxBytes) return [];
  return [{ path, message: `Must be at most ${maxBytes} bytes of JSON.` }];
}

function isShallow(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return levels > 0 && Object.values(value).every((inside) => isShallow(inside, levels - 1));
}
