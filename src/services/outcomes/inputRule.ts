/** The rules for input values: their codes, their parameters, and their texts in both languages, in one table. */
import type { Caller } from '../../datasources/capabilities.js';

type Language = Caller['language'];

interface RuleTexts<P> {
  /** For the API documentation. */
  readonly description: string;
  /** For the end user: what to enter instead. */
  readonly en: (params: P) => string;
  readonly zh: (params: P) => string;
}

type NoParams = Readonly<Record<never, never>>;

function defineRule<P = NoParams>(texts: RuleTexts<P>): RuleTexts<P> {
  return texts;
}

interface Digits {
  readonly min: number;
  readonly max: number;
}

interface MaxLength {
  readonly max: number;
  /** `bytes` are counted in UTF-8. */
  readonly unit: 'characters' | 'bytes';
}

interface Allowed {
  readonly allowed: readonly string[];
}

interface NewPassword {
  readonly min: number;
  readonly classes: readonly (keyof typeof CLASS_NAMES)[];
}

const CLASS_NAMES = {
  LETTER: { en: 'a letter', zh: '字母' },
  LOWERCASE: { en: 'a lower-case letter', zh: '小写字母' },
  UPPERCASE: { en: 'an upper-case letter', zh: '大写字母' },
  DIGIT: { en: 'a digit', zh: '数字' },
  SYMBOL: { en: 'a symbol', zh: '符号' },
} as const;

/** Both rules of the password policy have one text, so that a page shows the whole policy at once. */
const passwordText = {
  en: ({ min, classes }: NewPassword) => {
    const groups = new Intl.ListFormat('en').format(classes.map((name) => CLASS_NAMES[name].en));
    return `Use at least ${min} ${min === 1 ? 'character' : 'characters'}${groups && `, with ${groups}`}.`;
  },
  zh: ({ min, classes }: NewPassword) => {
    const groups = new Intl.ListFormat('zh').format(classes.map((name) => CLASS_NAMES[name].zh));
    return `至少 ${min} 个字符${groups && `，须包含${groups}`}。`;
  },
};

const range = ({ min, max }: Digits, word: string) => (min === max ? `${min}` : `${min} ${word} ${max}`);
const names = (list: readonly string[], none: string) => list.join(', ') || none;
const chineseNames = (list: readonly string[], none: string) => list.join('、') || none;

export const INPUT_RULES = {
  REQUIRED: defineRule({
    description: 'The value is missing or empty.',
    en: () => 'This field is required.',
    zh: () => '此项为必填项。',
  }),
  REQUIRED_TOGETHER: defineRule<{ readonly fields: readonly string[] }>({
    description: 'Some of the fields that belong together are missing. `params.fields` names them.',
    en: ({ fields }) => `Fill in these fields together: ${fields.join(', ')}.`,
    zh: ({ fields }) => `请同时填写以下各项：${fields.join('、')}。`,
  }),
  NOT_EXACTLY_ONE: defineRule<{ readonly fields: readonly string[] }>({
    description: 'Exactly one of the fields in `params.fields` is required.',
    en: ({ fields }) => `Send exactly one of these fields: ${fields.join(', ')}.`,
    zh: ({ fields }) => `请只填写以下各项之一：${fields.join('、')}。`,
  }),
  TOO_SMALL: defineRule<{ readonly min: number }>({
    description: 'The number is too small. `params.min` is the minimum.',
    en: ({ min }) => `Send ${min} or more.`,
    zh: ({ min }) => `不得小于 ${min}。`,
  }),
  EMPTY: defineRule({
    description: 'The object has no field.',
    en: () => 'Fill in at least one field.',
    zh: () => '请至少填写一项。',
  }),
  TOO_SHORT: defineRule<NewPassword>({
    description:
      'The new password is too short. `params.min` is the minimum of characters, `params.classes` lists the required groups of characters.',
    en: passwordText.en,
    zh: passwordText.zh,
  }),
  MISSING_CHARACTERS: defineRule<NewPassword>({
    description:
      'The new password lacks a group of characters. `params.classes` lists the required groups, `params.min` is the minimum of characters.',
    en: passwordText.en,
    zh: passwordText.zh,
  }),
  TOO_LONG: defineRule<MaxLength>({
    description: 'The value is too long. `params.max` is the maximum, `params.unit` is `characters` or `bytes`.',
    en: ({ max, unit }) => `Use at most ${max} ${unit}.`,
    zh: ({ max, unit }) => `最多 ${max} ${unit === 'bytes' ? '字节' : '个字符'}。`,
  }),
  TOO_DEEP: defineRule<{ readonly max: number }>({
    description: 'The JSON value has too many levels. `params.max` is the maximum.',
    en: ({ max }) => `Nest the value at most ${max} levels deep.`,
    zh: ({ max }) => `最多嵌套 ${max} 层。`,
  }),
  WRONG_COUNT: defineRule<Digits>({
    description: 'The list has too few or too many entries. `params.min` and `params.max` are the bounds.',
    en: (bounds) => `Send ${range(bounds, 'to')} entries.`,
    zh: (bounds) => `请提供 ${range(bounds, '至')} 项。`,
  }),
  DUPLICATE: defineRule({
    description: 'The list repeats a key.',
    en: () => 'Use each key only once.',
    zh: () => '请勿重复使用同一个键。',
  }),
  NOT_AN_EMAIL: defineRule({
    description: 'The value is not an e-mail address.',
    en: () => 'Enter an e-mail address such as name@example.com.',
    zh: () => '请输入邮箱地址，例如 name@example.com。',
  }),
  NOT_A_PHONE: defineRule({
    description: 'The value is not a phone number in E.164 or in Chinese national form.',
    en: () => 'Enter a phone number such as 13800000000 or +8613800000000.',
    zh: () => '请输入手机号，例如 13800000000 或 +8613800000000。',
  }),
  NOT_A_URL: defineRule<MaxLength>({
    description: 'The value is not an absolute URL, or it is too long. `params.max` is the maximum of characters.',
    en: ({ max }) => `Enter an absolute URL of at most ${max} characters.`,
    zh: ({ max }) => `请输入完整的网址，最多 ${max} 个字符。`,
  }),
  NOT_A_CODE: defineRule<Digits>({
    description: 'The value is not a code of digits. `params.min` and `params.max` are the numbers of digits.',
    en: (digits) => `Enter the code of ${range(digits, 'to')} digits.`,
    zh: (digits) => `请输入 ${range(digits, '至')} 位数字的验证码。`,
  }),
  NOT_A_RECOVERY_CODE: defineRule({
    description: 'The value does not have the form of a recovery code.',
    en: () => 'Enter a recovery code such as 12ab-34cd-56ef-78ab-90cd-12ef.',
    zh: () => '请输入恢复代码，例如 12ab-34cd-56ef-78ab-90cd-12ef。',
  }),
  NOT_A_CODE_VERIFIER: defineRule<Digits>({
    description:
      'The value is not a PKCE code verifier (RFC 7636, section 4.1). `params.min` and `params.max` are the numbers of characters.',
    en: (length) => `Send ${range(length, 'to')} of the characters A-Z, a-z, 0-9, "-", ".", "_" and "~".`,
    zh: (length) => `请提供 ${range(length, '至')} 个字符，仅限 A-Z、a-z、0-9、“-”、“.”、“_”和“~”。`,
  }),
  NOT_A_PHOTO: defineRule({
    description:
      'The value is not a data URL of a JPEG or PNG file, or the file is of another type than the URL states.',
    en: () => 'Choose a JPEG or PNG photo (data:image/jpeg;base64,…).',
    zh: () => '请选择 JPEG 或 PNG 格式的照片（data:image/jpeg;base64,…）。',
  }),
  NOT_ONE_FACE: defineRule({
    description: 'The photo does not show exactly one face, or the two photos show different faces.',
    en: () => 'Choose a photo of one face. Two photos must show the same face.',
    zh: () => '照片中必须只有一张人脸；两张照片须为同一人。',
  }),
  INVISIBLE_CHARACTERS: defineRule({
    description: 'The value contains control characters or zero-width characters.',
    en: () => 'Remove control characters and zero-width characters.',
    zh: () => '请删除控制字符和零宽字符。',
  }),
  COMPATIBILITY_CHARACTERS: defineRule({
    description: 'The value contains full-width or other compatibility forms of ASCII characters, such as `Ａ`.',
    en: () => 'Replace full-width characters and other forms of ASCII characters: write A, not Ａ.',
    zh: () => '请将全角等特殊字符改为半角：用 A，不用 Ａ。',
  }),
  NOT_ONE_OF: defineRule<Allowed>({
    description: 'The value is not accepted here. `params.allowed` lists the accepted values.',
    en: ({ allowed }) => `Use one of these values: ${names(allowed, '(none)')}.`,
    zh: ({ allowed }) => `请使用以下值之一：${chineseNames(allowed, '（无）')}。`,
  }),
  NOT_ALLOWED: defineRule<{ readonly unless?: string }>({
    description:
      'The field is not accepted here: leave it out. `params.unless`, if present, is the argument with which it is accepted.',
    en: ({ unless }) => `Leave this field out${unless === undefined ? '' : `, except with ${unless}`}.`,
    zh: ({ unless }) => (unless === undefined ? '请勿填写此项。' : `请勿填写此项，除非 ${unless}。`),
  }),
  UNKNOWN_FIELD: defineRule<Allowed>({
    description: 'The object has a key that the server does not accept. `params.allowed` lists the accepted keys.',
    en: ({ allowed }) => `Use only these keys: ${names(allowed, '(none on this server)')}.`,
    zh: ({ allowed }) => `仅支持以下键：${chineseNames(allowed, '（此服务器不支持任何键）')}。`,
  }),
  WRONG_TYPE: defineRule({
    description:
      'The identity provider does not define this custom field, or the value does not have the type of the field.',
    en: () => 'Use a custom field that the identity provider defines, and a value of its type.',
    zh: () => '请使用身份服务中已定义的自定义字段，并填写相应类型的值。',
  }),
  READ_ONLY: defineRule<{ readonly fields: readonly string[] }>({
    description: 'A field cannot be changed here. `params.fields` lists the read-only fields.',
    en: ({ fields }) => `These fields cannot be changed: ${fields.join(', ')}.`,
    zh: ({ fields }) => `以下字段不可修改：${fields.join('、')}。`,
  }),
  WRONG_FACTOR: defineRule<Allowed>({
    description: 'The factor is not one of this login. `params.allowed` lists the factors of the login.',
    en: ({ allowed }) => `Use one of the factors of this login: ${names(allowed, '(none yet)')}.`,
    zh: ({ allowed }) => `请使用本次登录支持的验证方式：${chineseNames(allowed, '（暂无）')}。`,
  }),
  WRONG_DEVICE: defineRule({
    description: 'The request was approved on a phone that cannot be linked to this account.',
    en: () => 'Approve the request on the phone that is registered under your user name.',
    zh: () => '请在以您的用户名登记的手机上确认。',
  }),
  WRONG_ACCOUNT: defineRule({
    description: 'The value belongs to the same account, or to an account of another identity provider.',
    en: () => 'Sign in to another account of the same identity provider.',
    zh: () => '请登录同一身份服务中的另一个账号。',
  }),
  ALREADY_TAKEN: defineRule({
    description: 'Another account has this phone or e-mail address.',
    en: () => 'This value belongs to another account. Enter another one.',
    zh: () => '该信息已属于其他账号，请更换。',
  }),
  MIXED_PROVIDERS: defineRule({
    description: 'The ids belong to several identity providers.',
    en: () => 'Send ids of one identity provider at a time.',
    zh: () => '每次只能提交同一身份服务的用户 ID。',
  }),
  NOT_FOUND: defineRule({
    description: 'The value names something that does not exist.',
    en: () => 'Send only ids of existing users.',
    zh: () => '请只提交已存在用户的 ID。',
  }),
  NOT_READY: defineRule({
    description: 'A step is missing: the recording of a liveness check was not uploaded.',
    en: () => 'Upload the recording first.',
    zh: () => '请先上传录像。',
  }),
  PROOF_NOT_OFFERED: defineRule({
    description:
      'This account cannot give this proof. `extensions.kinds` of the error STEP_UP_REQUIRED lists the proofs that it can give.',
    en: () => 'This account cannot use this way to confirm your identity. Choose another one.',
    zh: () => '该账号不支持此验证方式，请选择其他方式。',
  }),
  PASSWORD_FIRST: defineRule({
    description:
      'The identity provider checks this code only within six minutes after `stepUp(answer: {password})`, and only for an account with this factor.',
    en: () => 'Confirm your password first.',
    zh: () => '请先验证密码。',
  }),
  CODE_VERIFIER_REQUIRED: defineRule({
    description:
      'The login by authorization code needs PKCE (RFC 7636): begin it with a `code_challenge`, and send its `codeVerifier`.',
    en: () => 'Send the code verifier of the PKCE code_challenge with which the login began.',
    zh: () => '请提供与登录时 PKCE code_challenge 对应的 code verifier。',
  }),
  UNKNOWN_AUDIENCE: defineRule<{ readonly setting: string; readonly allowed?: readonly string[] }>({
    description:
      'The server issues no token for this audience. `params.setting` names the setting that lists the audiences, `params.allowed` the audiences of a cookie session.',
    en: ({ setting, allowed }) =>
      `Use an audience of ${setting}${allowed === undefined ? '' : `: ${names(allowed, 'none on this server')}`}.`,
    zh: ({ setting, allowed }) =>
      `请使用 ${setting} 中的 audience${allowed === undefined ? '' : `：${chineseNames(allowed, '此服务器未设置')}`}。`,
  }),
  NOT_A_NEW_PASSKEY: defineRule({
    description:
      'The response is no new passkey with user verification, for the RP ID of the options, created by a page of this server or of an origin in PASSKEY_ORIGINS; or the account already has it.',
    en: () => 'This passkey cannot be added. Create a new one on this page.',
    zh: () => '无法添加该通行密钥，请在此页面重新创建。',
  }),
  TOO_MANY_PASSKEYS: defineRule<{ readonly max: number }>({
    description: 'The account has the maximum of passkeys, `params.max`.',
    en: ({ max }) => `You can have at most ${max} passkeys. Remove one first.`,
    zh: ({ max }) => `最多可添加 ${max} 个通行密钥，请先移除一个。`,
  }),
  NOT_A_PASSKEY_RESPONSE: defineRule<{ readonly method: string }>({
    description:
      'The value is not the response of a passkey to this challenge: send the result of `params.method` as JSON, from its method `toJSON()`.',
    en: () => 'The passkey was not read. Try again.',
    zh: () => '未能读取通行密钥，请重试。',
  }),
  NOT_A_PROOF: defineRule({
    description:
      'The event is not a proof: create it with `requestPushAuth(purpose: CONFIRM)` without `actionType` and `actionDetails`.',
    en: () => 'This request does not confirm your identity. Start again.',
    zh: () => '该请求不能用于身份验证，请重新开始。',
  }),
  MORE_STEPS_REQUIRED: defineRule({
    description:
      'The login of this account requires another step. Sign in to it in bearer mode (`x-session-mode: bearer`), and send its access token as `secondary` of `linkAccount`.',
    en: () => 'This account requires another step to sign in.',
    zh: () => '该账号登录时还需要其他步骤。',
  }),
  PASSWORD_CHANGE_DUE: defineRule({
    description:
      'The user must choose a new password before another login. Sign in with the password: the login then answers `PasswordChangeRequired`.',
    en: () => 'Your password must be changed first. Sign in with your password.',
    zh: () => '请先使用密码登录并修改密码。',
  }),
  REFUSED_BY_PROVIDER: defineRule({
    description: 'The provider refused the value by a rule of its own, such as its password policy.',
    en: () => 'The identity provider does not accept this value. Enter another one.',
    zh: () => '身份服务不接受该值，请更换后重试。',
  }),
} as const;

export type InputRule = keyof typeof INPUT_RULES;

type ParamsOf<R extends InputRule> = (typeof INPUT_RULES)[R] extends RuleTexts<infer P> ? P : never;

/** One value that breaks a rule. The resolvers add the text of the rule in the caller's language. */
export interface FieldProblem {
  /** Path of the argument, dotted: `input.method.email.password`. */
  readonly path: string;
  readonly rule: InputRule;
  /** Facts of the rule, never of the value. */
  readonly params: Readonly<Record<string, unknown>>;
}

/** @param params the parameters of the rule; none for a rule without parameters */
export function fieldProblem<R extends InputRule>(
  path: string,
  rule: R,
  ...[params]: NoParams extends ParamsOf<R> ? [params?: ParamsOf<R>] : [params: ParamsOf<R>]
): FieldProblem {
  return { path, rule, params: params ?? {} };
}

/** The text of the rule that the value breaks. */
export function ruleMessage({ rule, params }: Pick<FieldProblem, 'rule' | 'params'>, language: Language): string {
  const { en, zh } = INPUT_RULES[rule];
  // `fieldProblem` has checked the parameters against the rule.
  return (language === 'en' ? en : zh)(params as never);
}
