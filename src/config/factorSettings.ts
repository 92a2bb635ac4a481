/** The settings for captchas, step-up, second factors, push authentication and liveness checks. */
import * as z from 'zod';
import { customField, integer, list, setting, yesNo } from '../setting.js';

/** `after-failures:3` becomes the number 3. */
const gateRule = z
  .string()
  .regex(/^(?:always|never|after-failures:[1-9]\d{0,3})$/)
  .transform((text) => {
    const [, count] = text.split(':');
    return count === undefined ? (text as 'always' | 'never') : Number(count);
  });

const gate = (purpose: string, what: string) =>
  setting({
    env: `CAPTCHA_${purpose}`,
    description: `always, never or after-failures:N: when ${what} requires a captcha. N counts failures of one account or target; one address has ten times N.`,
    example: 'always',
    default: 'after-failures:3',
    schema: gateRule,
  });

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
  captchaLookup: gate('LOOKUP', 'checking whether an account exists'),
  captchaOffline: setting({
    env: 'CAPTCHA_OFFLINE',
    description:
      'allow, allow-with-lower-limits or deny: the treatment of a captcha answer that the vendor cannot verify because it is down.',
    example: 'deny',
    default: 'allow-with-lower-limits',
    schema: z.enum(['allow', 'allow-with-lower-limits', 'deny']),
  }),
  allowEmulatedFactors: setting({
    env: 'ALLOW_EMULATED_FACTORS',
    description:
      'yes or no: whether an emulated captcha, push request or liveness check is accepted while an identity provider is live.',
    example: 'no',
    default: 'no',
    schema: yesNo,
  }),
  stepUpSeconds: setting({
    env: 'STEP_UP_SECONDS',
    description:
      'the maximum age of the latest authentication in a session for changes of password, contacts and factors, in seconds up to 86400; 0 accepts any age.',
    example: '300',
    default: '900',
    schema: integer(0, 86_400),
  }),
  mfaPolicy: setting({
    env: 'MFA_POLICY',
    description:
      'off, or a comma-separated list of the logins that also require a passkey, a push request or a liveness check: always, new-address (not used by this user within 90 days), administrators (who have a role of MFA_ADMIN_ROLES).',
    example: 'new-address,administrators',
    default: 'off',
    schema: mfaRules,
  }),
  mfaAdminRoles: setting({
    env: 'MFA_ADMIN_ROLES',
    description: 'a comma-separated list of the codes of the roles that MFA_POLICY=administrators applies to.',
    example: 'admin,support',
    default: 'admin',
    schema: list().pipe(z.array(z.string()).min(1)),
  }),
  mfaWithoutFactor: setting({
    env: 'MFA_WITHOUT_FACTOR',
    description:
      'deny, allow or enroll: the result of a login that requires a factor by MFA_POLICY when the user has none. With enroll, the user adds a passkey during that login (PASSKEYS), so the first factor alone protects this first login.',
    example: 'allow',
    default: 'deny',
    schema: z.enum(['deny', 'allow', 'enroll']),
  }),
  pushUidField: setting({
    env: 'PUSH_UID_FIELD',
    formerly: ['SECKEN_UID_FIELD'],
    description:
      'username, externalId or udf:KEY: the field of a user that holds the name of their phone at the provider of push authentication.',
    example: 'externalId',
    default: 'username',
    schema: z.union([z.enum(['username', 'externalId']), customField.transform((key) => ({ customField: key }))]),
  }),
  pushLogin: setting({
    env: 'PUSH_LOGIN',
    description:
      'yes or no: whether a push request to the phone of a named user can begin a login, after a captcha. A QR code always can.',
    example: 'yes',
    default: 'no',
    schema: yesNo,
  }),
  pushCallbacks: setting({
    env: 'PUSH_CALLBACKS',
    formerly: ['SECKEN_CALLBACKS'],
    description:
      'yes or no: whether the provider of push authentication reports decisions to PUBLIC_URL, instead of being polled.',
    example: 'yes',
    default: 'no',
    schema: yesNo,
  }),
  livenessReference: setting({
    env: 'LIVENESS_REFERENCE',
    formerly: ['LINKFACE_REFERENCE'],
    description:
      'udf:KEY: the custom field that holds a photo of the user as a data: URL. Liveness checks are compared with it.',
    example: 'udf:facePhoto',
    schema: customField.optional(),
  }),
} as const;
