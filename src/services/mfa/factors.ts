/** The factors of an account: what is set up, adding and removing. */
import type { Authenticator, FactorKind, IdentityProviderId } from '../../datasources/capabilities.js';
import { AppError } from '../../errors.js';
import type { Flows } from '../flows.js';
import { readPhoto } from '../liveness/photos.js';
import {
  type AccountUpdated,
  type AlreadyEnrolled,
  type CodeRejected,
  type FlowExpired,
  type InputRejected,
  type NotFound,
  orOutcome,
  plain,
  rejected,
  type TotpEnrollmentOutcome,
} from '../outcomes.js';
import type { Providers } from '../providers/providers.js';
import type { CurrentSession } from '../sessions/currentSession.js';
import type { Visit } from '../sessions/visit.js';

export class Factors {
  constructor(
    private readonly providers: Providers,
    private readonly flows: Flows,
    private readonly current: CurrentSession,
  ) {}

  list(visit: Visit): Promise<readonly Authenticator[]> {
    return this.current.act(visit, (vendor, { provider }) =>
      this.providers.mfa(provider).authenticators(vendor, visit.caller),
    );
  }

  /** @param flowId a login of an account without any factor; the signed-in user otherwise */
  enrollTotp(flowId: string | undefined, visit: Visit): Promise<TotpEnrollmentOutcome | AlreadyEnrolled | FlowExpired> {
    return this.#manage('TOTP', flowId, visit, (credential, provider) =>
      orOutcome<TotpEnrollmentOutcome, TotpEnrollmentOutcome | AlreadyEnrolled | FlowExpired>(
        this.providers
          .mfa(provider)
          .enrollTotp(credential, visit.caller)
          .then((enrollment) => ({ ...plain('TotpEnrollment'), ...enrollment })),
        { ALREADY_ENROLLED: () => plain('AlreadyEnrolled'), MFA_EXPIRED: () => plain('FlowExpired') },
      ),
    );
  }

  async confirmTotp(
    code: string,
    flowId: string | undefined,
    visit: Visit,
  ): Promise<AccountUpdated | CodeRejected | InputRejected | FlowExpired> {
    if (!/^\d{6}$/.test(code)) return rejected({ path: 'code', message: 'Must be 6 digits.' });
    return this.#add('TOTP', flowId, visit, (credential, provider) =>
      this.providers.mfa(provider).confirmTotp(credential, code, visit.caller),
    );
  }

  async removeTotp(visit: Visit): Promise<AccountUpdated | NotFound> {
    const outcome = await orOutcome<AccountUpdated, AccountUpdated | NotFound>(
      this.current
        .act(visit, (vendor, { provider }) => this.providers.mfa(provider).removeTotp(vendor, visit.caller))
        .then(() => ({ ...plain('AccountUpdated'), user: null })),
      { NOT_FOUND: () => plain('NotFound') },
    );
    return outcome.__typename === 'NotFound' ? outcome : this.current.secured(visit);
  }

  async enrollFace(
    photo: string,
    secondPhoto: string | undefined,
    flowId: string | undefined,
    visit: Visit,
  ): Promise<AccountUpdated | CodeRejected | InputRejected | FlowExpired> {
    const first = readPhoto('photo', photo);
    const second = secondPhoto === undefined ? undefined : readPhoto('secondPhoto', secondPhoto);
    if ('path' in first) return rejected(first);
    if (second !== undefined && 'path' in second) return rejected(second);
    return this.#add('FACE', flowId, visit, (credential, provider) =>
      this.providers.mfa(provider).enrollFace(credential, second ? [first, second] : [first], visit.caller),
    );
  }

  /** Adds a factor. In a login it can be proven at once; for a signed-in user it secures the account. */
  #add(
    kind: FactorKind,
    flowId: string | undefined,
    visit: Visit,
    work: (credential: string, provider: IdentityProviderId) => Promise<void>,
  ): Promise<AccountUpdated | CodeRejected | InputRejected | FlowExpired> {
    return this.#manage(kind, flowId, visit, async (credential, provider) => {
      const outcome = await orOutcome<AccountUpdated, AccountUpdated | CodeRejected | InputRejected | FlowExpired>(
        work(credential, provider).then(() => ({ ...plain('AccountUpdated'), user: null })),
        {
          MFA_REJECTED: () => plain('CodeRejected'),
          CODE_REJECTED: () => plain('CodeRejected'),
          MFA_EXPIRED: () => plain('FlowExpired'),
          INPUT_REJECTED: () =>
            rejected({ path: 'photo', message: 'The identity provider sees no face in it, or two different ones.' }),
        },
      );
      if (outcome.__typename !== 'AccountUpdated') return outcome;
      if (flowId === undefined) return this.current.secured(visit);
      const flow = await this.flows.find(flowId, 'mfa', visit);
      if (flow !== undefined)
        await this.flows.update(flowId, { ...flow, factors: [{ kind, target: null }], enrolled: true });
      return outcome;
    });
  }

  /** As the signed-in user, or inside a login that has no factor at all yet. */
  async #manage<T>(
    kind: FactorKind,
    flowId: string | undefined,
    visit: Visit,
    work: (credential: string, provider: IdentityProviderId) => Promise<T>,
  ): Promise<T | FlowExpired> {
    if (flowId === undefined) return this.current.act(visit, ({ token }, { provider }) => work(token, provider));
    const flow = await this.flows.find(flowId, 'mfa', visit);
    if (flow === undefined) return plain('FlowExpired');
    // Somebody who has only the password must not be able to add a factor of their own beside the owner's.
    if (flow.factors.length > 0) {
      throw new AppError('FORBIDDEN', 'This account has a second factor already: prove that one with verifyMfa.');
    }
    if (!flow.enrollable.includes(kind)) {
      throw new AppError('FORBIDDEN', 'This login does not accept that factor: see `enrollable` of MfaRequired.');
    }
    return work(flow.vendorToken, flow.provider);
  }
}
