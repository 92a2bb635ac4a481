/** The caller's session: calling the vendor as its user, refreshing it, ending it. */
import type { Logger } from 'pino';
import type { IdentityProviderId, VendorSession } from '../../datasources/capabilities.js';
import { ProviderError } from '../../datasources/errors.js';
import { AppError } from '../../errors.js';
import {
  type AccountUnavailable,
  type AccountUpdated,
  createOutcome,
  type FlowExpired,
  type User,
} from '../outcomes.js';
import type { Providers } from '../providers/providers.js';
import type { AuthContext } from './authContext.js';
import type { EndReason } from './ending.js';
import type { LoginSuccess } from './outcomes.js';
import type { Session, Sessions } from './sessions.js';
import { isShutOut } from './userState.js';

export class CurrentSession {
  constructor(
    private readonly sessions: Sessions,
    private readonly providers: Providers,
    private readonly logger: Logger,
    private readonly endOtherSessions: boolean,
  ) {}

  /** @throws AppError UNAUTHENTICATED */
  async require(auth: AuthContext): Promise<Session> {
    const session = await auth.session();
    if (session === undefined) throw signedOut();
    return session;
  }

  /**
   * Calls the vendor as the caller. If the vendor no longer accepts its token, the session ends, unless a concurrent refresh
   * has replaced the token: then the call is repeated with the new one.
   * @throws AppError UNAUTHENTICATED
   */
  async act<T>(auth: AuthContext, work: (vendor: VendorSession, session: Session) => Promise<T>): Promise<T> {
    const session = await this.require(auth);
    try {
      return await work(this.sessions.vendorOf(session), session);
    } catch (error) {
      if (!isSignedOut(error)) throw error;
      const renewed = await this.sessions.vendorRefused(session, auth.caller);
      if (renewed !== undefined) return work(this.sessions.vendorOf(renewed), renewed);
      auth.dismiss();
      throw signedOut();
    }
  }

  /** The caller's user, or null if signed out. Signs out a user whom the vendor has blocked or deactivated. */
  async user(auth: AuthContext): Promise<User | null> {
    if ((await auth.session()) === undefined) return null;
    try {
      const user = await this.activeUser(auth);
      return '__typename' in user ? null : user;
    } catch (error) {
      if (error instanceof AppError && error.code === 'UNAUTHENTICATED') return null;
      throw error;
    }
  }

  /**
   * The caller's user as the vendor knows it now. The sessions of a user whom the vendor has blocked or deactivated end.
   * @throws AppError UNAUTHENTICATED
   */
  async activeUser(auth: AuthContext): Promise<User | AccountUnavailable> {
    const session = await this.require(auth);
    try {
      const user = await this.act(auth, async (vendor, { provider }) => ({
        ...(await this.providers.identity(provider).currentUser(vendor, auth.caller)),
        provider,
      }));
      return isShutOut(user) ? this.#shutOut(session, auth) : user;
    } catch (error) {
      if (isUnavailable(error)) return this.#shutOut(session, auth);
      throw error;
    }
  }

  /** To be called after a change of a credential: other sessions of the user may belong to an attacker. */
  async afterCredentialChange(auth: AuthContext): Promise<AccountUpdated> {
    const session = await this.require(auth);
    const ending = { reason: 'CredentialChanged', source: auth.caller } as const;
    if (this.endOtherSessions) await this.sessions.endOthers(session.provider, session.userId, session.id, ending);
    return createOutcome('AccountUpdated', { user: await this.user(auth) });
  }

  /** Exchanges the caller's token and the vendor's for fresh ones. */
  async refresh(auth: AuthContext): Promise<LoginSuccess | FlowExpired | AccountUnavailable> {
    const current = await auth.session();
    if (current === undefined || auth.token === undefined) return createOutcome('FlowExpired');
    const identity = this.providers.identity(current.provider);
    try {
      const next = await this.sessions.refresh(
        auth.token,
        (vendor) => identity.refresh(vendor, auth.caller),
        (vendor) => identity.logout(vendor, auth.caller),
      );
      if (next === undefined) return this.#expired(auth);
      const user = await identity.currentUser(this.sessions.vendorOf(next.session), auth.caller);
      if (isShutOut(user)) return this.#shutOut(next.session, auth);
      return createOutcome('LoginSuccess', {
        session: next.session,
        accessToken: auth.grant(next.session, next.token),
        user: { ...user, provider: current.provider },
        isNewUser: false,
        newRecoveryCode: null,
      });
    } catch (error) {
      if (isUnavailable(error)) return this.#shutOut(current, auth);
      if (!isSignedOut(error)) throw error;
      await this.sessions.end(current, { reason: 'ProviderRefused', source: auth.caller });
      return this.#expired(auth);
    }
  }

  /** Ends the session on all instances and at the vendor. @returns false if there was no session */
  async logout(auth: AuthContext, reason: EndReason = 'SignedOut'): Promise<boolean> {
    const session = await auth.session();
    auth.dismiss();
    if (session === undefined) return false;
    const vendor = this.sessions.vendorOf(session);
    await this.sessions.end(session, { reason, source: auth.caller });
    await this.#endAtVendor(session, vendor, auth);
    return true;
  }

  /** Ends a vendor session that no session of ours uses, unless that would end the others of the user. */
  async discard(provider: IdentityProviderId, vendor: VendorSession, auth: AuthContext): Promise<void> {
    const identity = this.providers.identity(provider);
    if (identity.logoutScope === 'user') return;
    try {
      await identity.logout(vendor, auth.caller);
    } catch (error) {
      this.logger.warn({ err: error, provider }, 'an unused vendor session could not be ended');
    }
  }

  /** Ends all sessions of a user whom the vendor has blocked or deactivated, and the current one also at the vendor. */
  async #shutOut(session: Session, auth: AuthContext): Promise<AccountUnavailable> {
    const vendor = this.sessions.vendorOf(session);
    auth.dismiss();
    const ending = { reason: 'UserUnavailable', source: auth.caller } as const;
    await this.sessions.endOthers(session.provider, session.userId, undefined, ending);
    await this.#endAtVendor(session, vendor, auth);
    return createOutcome('AccountUnavailable');
  }

  async #endAtVendor(session: Session, vendor: VendorSession, auth: AuthContext): Promise<void> {
    try {
      await this.providers.identity(session.provider).logout(vendor, auth.caller);
    } catch (error) {
      // The session has ended here. An unreachable vendor must not prevent the logout.
      this.logger.warn({ err: error, sessionId: session.id }, 'the vendor did not confirm a logout');
    }
  }

  #expired(auth: AuthContext): FlowExpired {
    auth.dismiss();
    return createOutcome('FlowExpired');
  }
}

function isSignedOut(error: unknown): boolean {
  return error instanceof ProviderError && error.code === 'NOT_SIGNED_IN';
}

function isUnavailable(error: unknown): boolean {
  return error instanceof ProviderError && error.code === 'ACCOUNT_UNAVAILABLE';
}

function signedOut(): AppError {
  return new AppError('UNAUTHENTICATED', 'Sign in first: this operation requires a session.');
}
