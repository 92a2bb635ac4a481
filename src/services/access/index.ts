import type { Config } from '../../config.js';
import type { ServiceParts } from '../parts.js';
import { Admins } from './admins.js';
import { Attempts } from './attempts.js';
import type { FreeDataRules } from './inputRules.js';
import { Limits } from './limits.js';
import { PasswordPolicy } from './passwordPolicy.js';
import { Routers } from './routers.js';
import { VendorBudgets } from './vendorBudget.js';

export interface AccessServices {
  readonly limits: Limits;
  readonly attempts: Attempts;
  readonly admins: Admins;
  readonly routers: Routers;
  readonly vendorBudgets: VendorBudgets;
  /** Rules for `customData` and `context` of logins and registrations, and for custom fields. */
  readonly freeData: FreeDataRules;
  readonly passwordPolicy: PasswordPolicy;
}

export function createAccess({ config, store, sealer, now, metrics }: ServiceParts): AccessServices {
  const admins = new Admins(config.adminTokens);
  const routers = new Routers(config.routerSecrets);
  return {
    limits: new Limits(store, config, sealer, metrics),
    attempts: new Attempts(store, config.failuresPerHour, sealer, now, metrics),
    admins,
    routers,
    vendorBudgets: new VendorBudgets(config, (holder) => admins.includes(holder) || routers.includes(holder), now),
    freeData: freeDataRules(config),
    passwordPolicy: new PasswordPolicy(config),
  };
}

/** Adds the custom fields that factors rely on to the read-only fields. */
function freeDataRules(config: Config): FreeDataRules {
  const { contextKeys, udfReadonly, pushUidField, livenessReference, passkeyField } = config;
  const phone = typeof pushUidField === 'string' ? [] : [pushUidField.customField];
  const photo = livenessReference === undefined ? [] : [livenessReference];
  const hidden = passkeyField === undefined ? [] : [passkeyField];
  return { contextKeys, udfReadonly: [...new Set([...udfReadonly, ...phone, ...photo, ...hidden])], hidden };
}
