import type { ServiceParts } from '../parts.js';
import type { SessionServices } from '../sessions/index.js';
import { ServiceTokens } from './serviceTokens.js';
import { SigningKeys } from './signingKeys.js';
import { UserChecks } from './userChecks.js';

export interface ServiceTokenServices {
  readonly serviceTokens: ServiceTokens;
  readonly signingKeys: SigningKeys;
}

/** @param issuer read at each use: a local start knows its address only when it listens */
export function createServiceTokens(
  { config, providers, logger, now }: ServiceParts,
  { current }: SessionServices,
  issuer: () => string,
): ServiceTokenServices {
  const signingKeys = new SigningKeys(config.signingKeys);
  const checks = new UserChecks(current, providers, config, logger, now);
  const serviceTokens = new ServiceTokens({ keys: signingKeys, checks, current, settings: config, issuer, now });
  return { serviceTokens, signingKeys };
}
