/** Combinations of the settings of service tokens that stop the start. */
import type { ServerSettings } from './serverSettings.js';

interface TokenCheck {
  applies(facts: { readonly server: ServerSettings }): boolean;
  message(facts: { readonly server: ServerSettings }): string;
}

export const TOKEN_CHECKS: readonly TokenCheck[] = [
  {
    applies: ({ server }) => server.tokenAudiences.length > 0 && server.signingKeySources.length === 0,
    message: () =>
      'SIGNING_KEYS must hold a key when TOKEN_AUDIENCES is set. Create one with: openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out signing-key.pem. Example: SIGNING_KEYS=signing-key.pem',
  },
  {
    applies: ({ server }) => server.production && server.tokenAudiences.length > 0 && server.publicUrl === undefined,
    message: () =>
      'PUBLIC_URL must be set in production when TOKEN_AUDIENCES is set, because it is the issuer of the tokens. Example: PUBLIC_URL=https://id.example.com',
  },
  {
    applies: ({ server }) => server.browserAudiences.some((name) => !server.tokenAudiences.includes(name)),
    message: ({ server }) =>
      `BROWSER_AUDIENCES must contain entries of TOKEN_AUDIENCES only. Example: BROWSER_AUDIENCES=${server.tokenAudiences[0] ?? ''}`,
  },
  {
    applies: ({ server }) => server.forwardAuthSecrets.length > 0 && server.tokenAudiences.length === 0,
    message: () =>
      'TOKEN_AUDIENCES must name a service when FORWARD_AUTH_SECRET is set. Example: TOKEN_AUDIENCES=orders',
  },
];
