import type { Config } from '../../config.js';
import type { ServiceParts } from '../parts.js';
import { Admins } from './admins.js';
import { Attempts } from './attempts.js';
import type { FreeDataRules } from './inputRules.js';
import { Limits } from './limits.js';
import { Routers } from './routers.js';
import { VendorBudgets } from './vendorBudget.js';

export interface AccessServices {
  readonly limits: Limits;
  readonly attempts: Attempts;
  readonly admins: Admins;
  readonly routers: Routers;
  readonly vendorBudgets: VendorBudgets;
  /** What clients may put into the free objects beside a login, and into custom fields. */
  readonly freeData: FreeDataRules;
}

export function createAccess({ config, store, sealer }: ServiceParts): AccessServices {
  const admins = new Admins(config.adminTokens);
  const routers = new Routers(config.routerSecrets);
  return {
    limits: new Limits(store, config, sealer),
    attempts: new Attempts(store, config.failuresPerHour, sealer),
    admins,
    routers,
    vendorBudgets: new VendorBudgets(config, (holder) => admins.includes(holder) || routers.includes(holder)),
    freeData: freeDataRules(config),
  };
}

/** Clients cannot write the custom fields by which users prove something. */
function freeDataRules({ contextKeys, udfReadonly, pushUidField, livenessReference }: Config): FreeDataRules {
  const phone = typeof pushUidField === 'string' ? [] : [pushUidField.customField];
  const photo = livenessReference === undefined ? [] : [livenessReference];
  return { contextKeys, udfReadonly: [...new Set([...udfReadonly, ...phone, ...photo])] };
}
