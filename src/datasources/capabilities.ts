/**
 * The interfaces between services and providers, in terms that are independent of vendors. A data source implements the
 * capabilities that its vendor offers. Services depend on capabilities, never on a provider.
 *
 * Methods throw only `ProviderError`. Dates are `Date`, absent values are `null`, addresses are IP addresses as strings.
 */
export * from './capabilities/account.js';
export * from './capabilities/authorizedApps.js';
export * from './capabilities/captcha.js';
export * from './capabilities/customData.js';
export * from './capabilities/directory.js';
export * from './capabilities/externalIdentities.js';
export * from './capabilities/identity.js';
export * from './capabilities/legacyMfa.js';
export * from './capabilities/liveness.js';
export * from './capabilities/login.js';
export * from './capabilities/mfa.js';
export * from './capabilities/nativeGraphql.js';
export * from './capabilities/provider.js';
export * from './capabilities/pushAuth.js';
export * from './capabilities/sso.js';
export * from './capabilities/support.js';
export * from './capabilities/user.js';
export * from './capabilities/userPools.js';
