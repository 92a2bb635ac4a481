import type { AccessServices } from '../access/index.js';
import type { LivenessServices } from '../liveness/index.js';
import type { LoginServices } from '../login/index.js';
import type { MfaServices } from '../mfa/index.js';
import type { ServiceParts } from '../parts.js';
import type { PasskeyServices } from '../passkeys/index.js';
import type { PushAuthServices } from '../pushAuth/index.js';
import type { SessionServices } from '../sessions/index.js';
import type { FactorPolicy } from '../signIn/factorPolicy.js';
import type { SignIn } from '../signIn/signIn.js';
import { StepUpKinds } from './kinds.js';
import { PendingFactors } from './pendingFactors.js';
import { StepUp } from './stepUp.js';
import { VendorProofs } from './vendorProofs.js';

export interface StepUpServices {
  readonly stepUp: StepUp;
  readonly stepUpKinds: StepUpKinds;
}

interface StepUpParts
  extends ServiceParts,
    SessionServices,
    AccessServices,
    PushAuthServices,
    LivenessServices,
    PasskeyServices,
    LoginServices,
    MfaServices {
  readonly policy: FactorPolicy;
  readonly signIn: SignIn;
}

export function createStepUp(parts: StepUpParts): StepUpServices {
  const { store, sealer, logger, now, providers, sessions, current, limits, attempts, policy, signIn } = parts;
  const { credentialCheck, codes, usedTotps, pushApprovals, liveness, passkeyVerification } = parts;
  const pending = new PendingFactors(store, sealer, now);
  const proofs = new VendorProofs(providers, current, credentialCheck, pending, limits, attempts, usedTotps, signIn);
  return {
    stepUp: new StepUp(
      providers,
      sessions,
      current,
      proofs,
      pending,
      codes,
      pushApprovals,
      liveness,
      passkeyVerification,
      logger,
      now,
    ),
    stepUpKinds: new StepUpKinds(providers, current, policy, pending),
  };
}
