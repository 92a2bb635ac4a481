/** The settings of service tokens and of forward authentication: docs/services.md and docs/forward-auth.md. */
import * as z from 'zod';
import { integer, list, setting } from '../setting.js';
import { headerSecret } from './headerSecret.js';

const audience = z.string().regex(/^[\w.:/-]{1,128}$/);

const claim = z.union([
  z.enum(['username', 'email', 'roles']),
  z.templateLiteral(['udf:', z.string().regex(/^[\w.-]{1,64}$/)]),
]);

export const TOKEN_SETTINGS = {
  tokenAudiences: setting({
    env: 'TOKEN_AUDIENCES',
    description: 'a comma-separated list of the services behind this server that service tokens are issued for.',
    example: 'orders,billing',
    default: '',
    schema: list().pipe(z.array(audience)),
  }),
  browserAudiences: setting({
    env: 'BROWSER_AUDIENCES',
    description:
      'a comma-separated list of the entries of TOKEN_AUDIENCES for which cookie sessions may call `createServiceToken`. Scripts of a page can read these tokens.',
    example: 'orders',
    default: '',
    schema: list().pipe(z.array(audience)),
  }),
  tokenSeconds: setting({
    env: 'TOKEN_SECONDS',
    description: 'the lifetime of a service token, in seconds from 10 to 300.',
    example: '60',
    default: '60',
    schema: integer(10, 300),
  }),
  tokenClaims: setting({
    env: 'TOKEN_CLAIMS',
    description:
      'a comma-separated list of the claims that service tokens contain besides the standard ones: username, email, roles, udf:KEY.',
    example: 'username,roles,udf:level',
    default: '',
    schema: list().pipe(z.array(claim)),
  }),
  signingKeySources: setting({
    env: 'SIGNING_KEYS',
    description:
      'one or more comma-separated P-256 private keys in PKCS#8 PEM form, or names of files that hold one. The first one signs service tokens, all of them are published. Line breaks may be written as \\n. To change the key, add the new one last on every instance, then move it to the front on every instance, and then remove the old one: docs/services.md has the waiting times.',
    example: 'signing-key.pem',
    default: '',
    secret: true,
    schema: list(),
  }),
  userCheckSeconds: setting({
    env: 'USER_CHECK_SECONDS',
    description:
      'the seconds for which the state and the roles of a user count as known before the identity provider is called again for a service token, from 0 to 3600.',
    example: '60',
    default: '60',
    schema: integer(0, 3600),
  }),
  forwardAuthSecrets: setting({
    env: 'FORWARD_AUTH_SECRET',
    description:
      'one or more comma-separated secrets of 32 characters or more, without spaces. A proxy sends one of them to /auth/verify in the header X-Forward-Auth-Secret. Without a secret /auth/verify answers 404.',
    example: '$(openssl rand -base64 32)',
    default: '',
    secret: true,
    schema: list().pipe(z.array(headerSecret)),
  }),
  forwardAuthHeaders: setting({
    env: 'FORWARD_AUTH_HEADERS',
    description:
      'original (X-Original-*, nginx), forwarded (X-Forwarded-*, Traefik) or envoy (the request itself): where /auth/verify reads the original request of the client.',
    example: 'forwarded',
    default: 'original',
    schema: z.enum(['original', 'forwarded', 'envoy']),
  }),
  signInUrl: setting({
    env: 'SIGN_IN_URL',
    description:
      'the address of the sign-in page to which /auth/verify sends browsers, with the parameter return_to. The default is /sign-in of PUBLIC_URL.',
    example: 'https://id.example.com/sign-in',
    schema: z.url({ protocol: /^https?$/ }).optional(),
  }),
} as const;

export type TokenClaim = z.infer<typeof claim>;
export type ForwardAuthHeaders = z.infer<typeof TOKEN_SETTINGS.forwardAuthHeaders.schema>;
