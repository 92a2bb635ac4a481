import type { AccessServices } from '../access/index.js';
import type { ServiceParts } from '../parts.js';
import type { SessionServices } from '../sessions/index.js';
import { AccountService } from './account.js';
import { AccountLinking } from './accountLinking.js';
import { AuthorizedAppsService } from './authorizedApps.js';
import { CustomDataService } from './customData.js';
import { ExternalIdentityService } from './externalIdentities.js';
import { LinkProofs } from './linkProofs.js';
import { SingleSignOn } from './sso.js';

export interface AccountServices {
  readonly account: AccountService;
  readonly accountLinking: AccountLinking;
  readonly linkProofs: LinkProofs;
  readonly customData: CustomDataService;
  readonly sso: SingleSignOn;
  readonly externalIdentities: ExternalIdentityService;
  readonly authorizedApps: AuthorizedAppsService;
}

export function createAccount(
  { providers, store, sealer, now }: ServiceParts,
  { sessions, current, assurance }: SessionServices,
  { limits, attempts, freeData, passwordPolicy }: AccessServices,
): AccountServices {
  const linkProofs = new LinkProofs(store, sealer, now);
  return {
    account: new AccountService(providers, current, sessions, limits, attempts, passwordPolicy),
    accountLinking: new AccountLinking(providers, current, sessions, assurance, linkProofs),
    linkProofs,
    customData: new CustomDataService(providers, current, freeData),
    sso: new SingleSignOn(providers, current),
    externalIdentities: new ExternalIdentityService(providers, current),
    authorizedApps: new AuthorizedAppsService(providers, current),
  };
}
