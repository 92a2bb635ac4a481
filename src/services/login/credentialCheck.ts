/** Sends a credential to a provider within the limits of logins: counted before the call, and by its result. */
import type { IdentityProviderId, LoginMethod, LoginOptions, LoginReply } from '../../datasources/capabilities.js';
import type { Attempt, Attempts } from '../access/attempts.js';
import type { Limits } from '../access/limits.js';
import type { CaptchaGate } from '../captcha/captchaGate.js';
import type { AttemptsLimited } from '../outcomes.js';
import type { Providers } from '../providers/providers.js';
import type { AuthContext } from '../sessions/authContext.js';
import type { AttemptSubjects } from './attemptSubjects.js';
import { accountOf } from './loginMethods.js';
import { isFailedAttempt, withClientError } from './refusedCredential.js';

export interface Credential {
  readonly provider: IdentityProviderId;
  readonly method: LoginMethod;
  readonly options: LoginOptions;
}

export class CredentialCheck {
  constructor(
    private readonly providers: Providers,
    private readonly limits: Limits,
    private readonly attempts: Attempts,
    private readonly subjects: AttemptSubjects,
    private readonly gate: CaptchaGate,
  ) {}

  /**
   * Rejects with the provider's refusal.
   * @param admit runs before the call to the provider; its outcome replaces the call
   */
  async run<O extends object = never>(
    credential: Credential,
    auth: AuthContext,
    admit: () => Promise<O | undefined> = async () => undefined,
  ): Promise<LoginReply | AttemptsLimited | O> {
    const { provider, method, options } = credential;
    auth.notes.add({ provider, method: method.kind, account: accountOf(method) });
    const subjects = await this.subjects.ofLogin(provider, method);
    const attempt = await this.attempts.begin('password', subjects, auth.caller);
    if ('__typename' in attempt) return attempt;
    try {
      const held = await admit();
      if (held !== undefined) return held;
      // Counted after `admit`: a login that ends there does not use up a try of the code.
      const limited = method.kind === 'phoneCode' ? await this.limits.codeTried(method.phone) : undefined;
      if (limited !== undefined) return limited;
      const login = this.providers.identity(provider).login(method, options, auth.caller);
      await this.#record(login, credential, attempt, auth);
      return await withClientError(login);
    } finally {
      await attempt.release();
    }
  }

  /** Records the provider's result with the attempt and with the captcha gate. Faults are not counted. */
  async #record(
    login: Promise<LoginReply>,
    { provider, method }: Credential,
    attempt: Attempt,
    auth: AuthContext,
  ): Promise<void> {
    const account = accountOf(method);
    const [result] = await Promise.allSettled([login]);
    if (result.status === 'fulfilled') {
      attempt.succeed(this.subjects.ofProven(provider, method, userIdOf(result.value)));
      if (account !== null) await this.gate.reset('LOGIN', account);
    } else if (isFailedAttempt(result.reason)) {
      attempt.fail();
      await this.gate.count('LOGIN', account, auth);
    }
  }
}

function userIdOf(reply: LoginReply): string | null {
  if (reply.type === 'signedIn') return reply.user.id;
  return reply.type === 'mfaNeeded' ? reply.userId : null;
}
