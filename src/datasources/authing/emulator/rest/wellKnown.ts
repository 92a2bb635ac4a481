import { createPublicKey } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { exportJWK } from 'jose';
import { DEFAULT_PHOTO } from '../account.js';
import type { Platform } from '../state.js';
import { SIGNING_KEY_ID } from '../tokens.js';
import { found } from './envelope.js';

const ONE_PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mM8cOBAPQAGpQKg3Hb0YgAAAABJRU5ErkJggg==',
  'base64',
);

/** Public documents. They require no application or pool in the headers. */
export function addWellKnownRoutes(app: FastifyInstance, platform: Platform): void {
  app.get('/api/v2/.well-known', async () => found({ publicKey: platform.passwordCipher.publicKey }));

  app.get('/oidc/.well-known/jwks.json', async () => {
    const jwk = await exportJWK(
      createPublicKey(platform.signingKeys.publicKey.export({ type: 'spki', format: 'pem' })),
    );
    return { keys: [{ ...jwk, alg: 'RS256', use: 'sig', kid: SIGNING_KEY_ID }] };
  });

  app.get('/oidc/.well-known/openid-configuration', async () => {
    const issuer = `${platform.origin}/oidc`;
    return {
      issuer,
      authorization_endpoint: `${issuer}/auth`,
      token_endpoint: `${issuer}/token`,
      userinfo_endpoint: `${issuer}/me`,
      introspection_endpoint: `${issuer}/token/introspection`,
      revocation_endpoint: `${issuer}/token/revocation`,
      jwks_uri: `${issuer}/.well-known/jwks.json`,
      scopes_supported: ['openid', 'profile', 'email', 'phone', 'address', 'offline_access'],
      grant_types_supported: ['authorization_code', 'refresh_token'],
      token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic', 'none'],
      code_challenge_methods_supported: ['S256'],
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['HS256', 'RS256'],
    };
  });

  app.get(`/${DEFAULT_PHOTO}`, async (_request, reply) => reply.type('image/png').send(ONE_PIXEL));
}
