/** The settings that say what callers must prove, and when: captchas, fresh proofs, second factors, phones and faces. */
import { z } from 'zod';
import { integer, list, setting, yesNo } from './setting.js';

/** `after-failures:3` becomes the number 3. */
const gateRule = z
  .string()
  .regex(/^(?:always|never|after-failures:[1-9]\d{0,3})$/)
  .transform((text) => {
    const [, count] = text.split(':');
    return count === undefined ? (text as 'always' | 'never') : Number(count);
  });

const gate = (purpose: string, what: string) =>
  setting(
    `CAPTCHA_${purpose}`,
    `when a captcha stands before ${what}: always, never or after-failures:N (of one account or target; ten times N of one address)`,
    'after-failures:3',
    gateRule.default(3),
  );

/** `udf:KEY` names a custom field of a user. */
const CUSTOM_FIELD = /^udf:[\w.-]{1,64}$/;
const customField = z
  .string()
  .regex(CUSTOM_FIELD)
  .transform((text) => text.slice('udf:'.length));

const mfaRule = z.enum(['always', 'new-address', 'administrators']);
const mfaRules = z.union([
  z.literal('off').transform((): z.infer<typeof mfaRule>[] => []),
  list().pipe(z.array(mfaRule).min(1)),
]);

export const FACTOR_SETTINGS = {
  captchaLogin: gate('LOGIN', 'a login'),
  captchaRegister: gate('REGISTER', 'a registration'),
  captchaSendCode: gate('SEND_CODE', 'sending a code'),
  captchaResetPassword: gate('RESET_PASSWORD', 'a password reset'),
  captchaLookup: gate('LOOKUP', 'asking whether an account exists'),
  captchaVersion: setting(
    'GEETEST_DEFAULT',
    'v3 or v4: the generation of GeeTest that challenges are made for, where both are configured',
    'v4',
    z.enum(['v3', 'v4']).default('v3'),
  ),
  bypassPollSeconds: setting(
    'GEETEST_BYPASS_POLL_SECONDS',
    'the seconds from one question to GeeTest v3 whether it is up to the next, up to 3600 (while it is not, challenges are made offline at once); 0 to never ask',
    '10',
    integer(0, 3600, 0),
  ),
  captchaOffline: setting(
    'CAPTCHA_OFFLINE',
    'allow, allow-with-lower-limits or deny: what a captcha is worth while its vendor is down',
    'deny',
    z.enum(['allow', 'allow-with-lower-limits', 'deny']).default('allow-with-lower-limits'),
  ),
  allowEmulatedFactors: setting(
    'ALLOW_EMULATED_FACTORS',
    'yes or no: whether an emulated captcha, push or liveness counts while an identity provider is live',
    'no',
    yesNo.default(false),
  ),
  stepUpSeconds: setting(
    'STEP_UP_SECONDS',
    'how old the newest proof of a session may be for changes of password, contacts and factors, in seconds up to 86400; 0 for any age',
    '300',
    integer(0, 86_400, 900),
  ),
  mfaPolicy: setting(
    'MFA_POLICY',
    'off, or a comma-separated list of the logins that need a push or liveness check besides: always, new-address (of this user, in 90 days), administrators (who have a role of MFA_ADMIN_ROLES)',
    'new-address,administrators',
    mfaRules.default([]),
  ),
  mfaAdminRoles: setting(
    'MFA_ADMIN_ROLES',
    'a comma-separated list of the codes of roles whose members are administrators to MFA_POLICY',
    'admin,support',
    list().pipe(z.array(z.string()).min(1)).default(['admin']),
  ),
  mfaWithoutFactor: setting(
    'MFA_WITHOUT_FACTOR',
    'deny or allow: what becomes of a login that MFA_POLICY wants a factor for and whose user has none',
    'allow',
    z.enum(['deny', 'allow']).default('deny'),
  ),
  seckenUidField: setting(
    'SECKEN_UID_FIELD',
    'username, externalId or udf:KEY: the field of a user that holds the name of their phone at Secken',
    'externalId',
    z
      .union([z.enum(['username', 'externalId']), customField.transform((key) => ({ customField: key }))])
      .default('username'),
  ),
  pushLogin: setting(
    'PUSH_LOGIN',
    'yes or no: whether a push to the phone of a named user, after a captcha, can begin a login (a QR code always can)',
    'yes',
    yesNo.default(false),
  ),
  livenessReference: setting(
    'LINKFACE_REFERENCE',
    'udf:KEY: the custom field that holds a photo of the user as a data: URL, which liveness checks are matched with',
    'udf:facePhoto',
    customField.optional(),
  ),
  seckenCallbacks: setting(
    'SECKEN_CALLBACKS',
    'yes or no: whether Secken reports to PUBLIC_URL by itself, instead of being asked',
    'yes',
    yesNo.default(false),
  ),
} as const;
