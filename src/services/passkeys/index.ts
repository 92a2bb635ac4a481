import type { Flows } from '../flows.js';
import type { ServiceParts } from '../parts.js';
import type { SessionServices } from '../sessions/index.js';
import { Ceremonies } from './ceremonies.js';
import { PasskeyChallenges } from './challenges.js';
import { EntryMac } from './entryMac.js';
import { NativeProtection } from './nativeProtection.js';
import { PasskeyChallengeService } from './passkeyChallenge.js';
import { PasskeyField } from './passkeyField.js';
import { Passkeys } from './passkeys.js';
import { RelyingParty } from './relyingParty.js';
import { UserLock } from './userLock.js';
import { PasskeyVerification } from './verification.js';

export interface PasskeyServices {
  readonly passkeys: Passkeys;
  readonly passkeyChallenges: PasskeyChallengeService;
  readonly passkeyVerification: PasskeyVerification;
  readonly passkeyField: PasskeyField;
  readonly nativeProtection: NativeProtection;
}

export function createPasskeys(
  { config, store, logger, sealer, providers, now }: ServiceParts,
  { sessions, current }: SessionServices,
  flows: Flows,
): PasskeyServices {
  const relyingParty = new RelyingParty(config);
  const macs = new EntryMac(config.passkeyKeys, relyingParty.id);
  const field = new PasskeyField(providers, config.passkeyField, macs, logger);
  const challenges = new PasskeyChallenges(store, sealer, now);
  const ceremonies = new Ceremonies(relyingParty);
  const lock = new UserLock(store, logger);
  return {
    passkeys: new Passkeys(providers, current, sessions, flows, field, challenges, ceremonies, lock, now),
    passkeyChallenges: new PasskeyChallengeService(flows, current, field, challenges, ceremonies, config.passkeyLogin),
    passkeyVerification: new PasskeyVerification(field, challenges, ceremonies, lock, logger, now),
    passkeyField: field,
    nativeProtection: new NativeProtection(config.passkeyField),
  };
}
