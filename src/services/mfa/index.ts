import type { AccessServices } from '../access/index.js';
import type { Flows } from '../flows.js';
import type { LivenessServices } from '../liveness/index.js';
import type { LoginServices } from '../login/index.js';
import type { ServiceParts } from '../parts.js';
import type { PasskeyServices } from '../passkeys/index.js';
import type { PushAuthServices } from '../pushAuth/index.js';
import type { SessionServices } from '../sessions/index.js';
import type { SignIn } from '../signIn/signIn.js';
import { Factors } from './factors.js';
import { LegacyMfaService } from './legacyMfa.js';
import { LocalFactors } from './localFactors.js';
import { MfaService } from './mfa.js';
import { UsedTotps } from './usedTotps.js';

export interface MfaServices {
  readonly mfa: MfaService;
  readonly usedTotps: UsedTotps;
  readonly localFactors: LocalFactors;
  readonly factors: Factors;
  readonly legacyMfa: LegacyMfaService;
}

interface MfaParts
  extends ServiceParts,
    SessionServices,
    AccessServices,
    PushAuthServices,
    LivenessServices,
    PasskeyServices,
    LoginServices {
  readonly flows: Flows;
  readonly signIn: SignIn;
}

export function createMfa(parts: MfaParts): MfaServices {
  const { config, store, sealer, providers, current, limits, attempts, attemptSubjects, flows, signIn } = parts;
  const { codes, pushRequests, pushApprovals, liveness, passkeyVerification } = parts;
  const localFactors = new LocalFactors(
    providers,
    flows,
    pushRequests,
    pushApprovals,
    liveness,
    passkeyVerification,
    attempts,
    attemptSubjects,
    signIn,
  );
  const usedTotps = new UsedTotps(store, sealer);
  return {
    mfa: new MfaService(
      providers,
      flows,
      codes,
      limits,
      attempts,
      attemptSubjects,
      signIn,
      localFactors,
      usedTotps,
      config.concealAccounts,
    ),
    usedTotps,
    localFactors,
    factors: new Factors(providers, flows, current),
    legacyMfa: new LegacyMfaService(providers, current),
  };
}
