/** The settings of passkeys (WebAuthn): where they are stored, and the pages that may use them. */
import { isIP } from 'node:net';
import * as z from 'zod';
import { isOrigin } from '../origins.js';
import { customField, list, randomKey, setting, yesNo } from '../setting.js';

/** A host name in lower case, as browsers compare it. */
const hostName = z
  .string()
  .max(253)
  .regex(/^[a-z\d](?:[a-z\d-]*[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]*[a-z\d])?)*$/)
  // Browsers refuse passkeys for IP addresses.
  .refine((name) => isIP(name) === 0);

/** A web origin, or the origin of an Android app, as the system reports it. */
const passkeyOrigin = z.string().refine((text) => isOrigin(text) || /^android:apk-key-hash:[\w-]{43}$/.test(text));

export const PASSKEY_SETTINGS = {
  passkeyField: setting({
    env: 'PASSKEYS',
    description:
      'udf:KEY: the custom field of type STRING that holds the passkeys of a user. Without it, passkeys are off.',
    example: 'udf:passkeys',
    schema: customField.optional(),
  }),
  passkeyRpId: setting({
    env: 'PASSKEY_RP_ID',
    description:
      'the host name that passkeys belong to (WebAuthn RP ID), in lower case: the host of PUBLIC_URL or a parent domain of it. It is not an IP address. Without it, the host of PUBLIC_URL is used, or localhost. After a change, no existing passkey works.',
    example: 'example.com',
    schema: hostName.optional(),
  }),
  passkeyOrigins: setting({
    env: 'PASSKEY_ORIGINS',
    description:
      'a comma-separated list of the origins whose pages and apps may use passkeys. Without it, only the origin of PUBLIC_URL may, or pages of localhost.',
    example: 'https://id.example.com,https://www.example.com',
    default: '',
    schema: list().pipe(z.array(passkeyOrigin)),
  }),
  passkeyKeys: setting({
    env: 'PASSKEY_KEYS',
    description:
      'one or more comma-separated keys of 32 random bytes in base64. They protect stored passkeys against forgery: the first one signs, all of them verify. Without its key, a stored passkey is ignored.',
    // Never a usable key: examples get copied.
    example: '$(openssl rand -base64 32)',
    default: '',
    secret: true,
    schema: list().pipe(z.array(randomKey)),
  }),
  passkeyLogin: setting({
    env: 'PASSKEY_LOGIN',
    description:
      'yes or no: whether a passkey can begin a login. Such a login replaces the password and the second factor, including the second factor of the identity provider.',
    example: 'yes',
    default: 'no',
    schema: yesNo,
  }),
} as const;
