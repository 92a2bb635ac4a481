/** The second factors of an account: listing, adding and removing them. */
import type { Authenticator, FactorKind, IdentityProviderId } from '../../datasources/capabilities.js';
import { AppError } from '../../errors.js';
import type { Flows } from '../flows.js';
import { readPhoto } from '../liveness/photos.js';
import {
  type AccountUpdated,
  type AlreadyEnrolled,
  type CodeRejected,
  createOutcome,
  type FlowExpired,
  fieldProblem,
  type InputRejected,
  mapRefusals,
  type NotFound,
  rejected,
  type TotpEnrollment,
} from '../outcomes.js';
import type { Providers } from '../providers/providers.js';
import type { AuthContext } from '../sessions/authContext.js';
import type { CurrentSession } from '../sessions/currentSession.js';

export class Factors {
  constructor(
    private readonly providers: Providers,
    private readonly flows: Flows,
    private readonly current: CurrentSession,
  ) {}

  list(auth: AuthContext): Promise<readonly Authenticator[]> {
    return this.current.act(auth, (vendor, { provider }) =>
      this.providers.mfa(provider).authenticators(vendor, auth.caller),
    );
  }

  /** @param flowId a login of an account without a factor; the signed-in user if left out */
  enrollTotp(flowId: string | undefined, auth: AuthContext): Promise<TotpEnrollment | AlreadyEnrolled | FlowExpired> {
    return this.#manage('TOTP', flowId, auth, (credential, provider) =>
      mapRefusals<TotpEnrollment, TotpEnrollment | AlreadyEnrolled | FlowExpired>(
        this.providers
          .mfa(provider)
          .enrollTotp(credential, auth.caller)
          .then((enrollment) => createOutcome('TotpEnrollment', enrollment)),
        { ALREADY_ENROLLED: () => createOutcome('AlreadyEnrolled'), MFA_EXPIRED: () => createOutcome('FlowExpired') },
      ),
    );
  }

  async confirmTotp(
    code: string,
    flowId: string | undefined,
    auth: AuthContext,
  ): Promise<AccountUpdated | CodeRejected | InputRejected | FlowExpired> {
    if (!/^\d{6}$/.test(code)) return rejected(fieldProblem('code', 'NOT_A_CODE', { min: 6, max: 6 }));
    return this.#add('TOTP', flowId, auth, (credential, provider) =>
      this.providers.mfa(provider).confirmTotp(credential, code, auth.caller),
    );
  }

  async removeTotp(auth: AuthContext): Promise<AccountUpdated | NotFound> {
    const outcome = await mapRefusals<AccountUpdated, AccountUpdated | NotFound>(
      this.current
        .act(auth, (vendor, { provider }) => this.providers.mfa(provider).removeTotp(vendor, auth.caller))
        .then(() => createOutcome('AccountUpdated', { user: null })),
      { NOT_FOUND: () => createOutcome('NotFound') },
    );
    return outcome.__typename === 'NotFound' ? outcome : this.current.afterCredentialChange(auth);
  }

  async enrollFace(
    photo: string,
    secondPhoto: string | undefined,
    flowId: string | undefined,
    auth: AuthContext,
  ): Promise<AccountUpdated | CodeRejected | InputRejected | FlowExpired> {
    const first = readPhoto('photo', photo);
    const second = secondPhoto === undefined ? undefined : readPhoto('secondPhoto', secondPhoto);
    if ('path' in first) return rejected(first);
    if (second !== undefined && 'path' in second) return rejected(second);
    return this.#add('FACE', flowId, auth, (credential, provider) =>
      this.providers.mfa(provider).enrollFace(credential, second ? [first, second] : [first], auth.caller),
    );
  }

  /** Adds a factor. A login can then prove it at once. For a signed-in user the addition is a credential change. */
  #add(
    kind: FactorKind,
    flowId: string | undefined,
    auth: AuthContext,
    work: (credential: string, provider: IdentityProviderId) => Promise<void>,
  ): Promise<AccountUpdated | CodeRejected | InputRejected | FlowExpired> {
    return this.#manage(kind, flowId, auth, async (credential, provider) => {
      const outcome = await mapRefusals<AccountUpdated, AccountUpdated | CodeRejected | InputRejected | FlowExpired>(
        work(credential, provider).then(() => createOutcome('AccountUpdated', { user: null })),
        {
          MFA_REJECTED: () => createOutcome('CodeRejected'),
          CODE_REJECTED: () => createOutcome('CodeRejected'),
          MFA_EXPIRED: () => createOutcome('FlowExpired'),
          INPUT_REJECTED: () => rejected(fieldProblem('photo', 'NOT_ONE_FACE')),
        },
      );
      if (outcome.__typename !== 'AccountUpdated') return outcome;
      if (flowId === undefined) return this.current.afterCredentialChange(auth);
      const flow = await this.flows.find(flowId, 'mfa', auth);
      if (flow !== undefined)
        await this.flows.update(flowId, { ...flow, factors: [{ kind, target: null }], enrolled: true });
      return outcome;
    });
  }

  /** Runs `work` as the signed-in user, or within a login of an account that has no factor yet. */
  async #manage<T>(
    kind: FactorKind,
    flowId: string | undefined,
    auth: AuthContext,
    work: (credential: string, provider: IdentityProviderId) => Promise<T>,
  ): Promise<T | FlowExpired> {
    if (flowId === undefined) return this.current.act(auth, ({ token }, { provider }) => work(token, provider));
    const flow = await this.flows.find(flowId, 'mfa', auth);
    if (flow === undefined) return createOutcome('FlowExpired');
    // A client that has proven only the password must not add a factor beside the owner's.
    if (flow.factors.length > 0) {
      throw new AppError('FORBIDDEN', 'This account already has a second factor: prove it with verifyMfa.');
    }
    if (!flow.enrollable.includes(kind)) {
      throw new AppError(
        'FORBIDDEN',
        'This login does not accept that factor: use one that `enrollable` of MfaRequired lists.',
      );
    }
    return work(flow.vendorToken, flow.provider);
  }
}
