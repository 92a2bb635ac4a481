/** Logins on the vendor's hosted page, from the redirect there to the code that comes back (RFC 6749 section 4.1, RFC 7636). */
import { createHash, randomBytes } from 'node:crypto';
import type { IdentityProviderId } from '../../datasources/capabilities.js';
import { AppError } from '../../errors.js';
import type { Namespace, Store } from '../../store.js';
import type { Limits } from '../access/limits.js';
import { createOutcome } from '../outcomes.js';
import type { Providers } from '../providers/providers.js';
import type { AuthContext } from '../sessions/authContext.js';
import type { Login, LoginOutcome } from './login.js';

const LIFETIME_MS = 10 * 60_000;

/** What the callback needs. Key: hash of `state`. */
interface Pending {
  readonly provider: IdentityProviderId;
  readonly codeVerifier: string;
  readonly redirectUri: string;
  /** Where the browser goes afterwards. It was checked when the login began. */
  readonly returnTo: string;
  readonly binding: string | null;
}

export interface HostedLoginResult {
  readonly outcome: LoginOutcome;
  /** Undefined if the answer belongs to no login that this browser began. */
  readonly returnTo: string | undefined;
}

export class HostedLogin {
  readonly #pending: Namespace<Pending>;

  constructor(
    store: Store,
    private readonly providers: Providers,
    private readonly login: Login,
    private readonly limits: Limits,
  ) {
    this.#pending = store.namespace<Pending>('hostedLogins', LIFETIME_MS);
  }

  /** Whether the default identity provider has a hosted page. */
  get isOffered(): boolean {
    const { identity } = this.providers.choose(undefined);
    return identity.loginMethods.has('authorizationCode') && identity.authorizationUrl !== undefined;
  }

  /**
   * @returns the URL of the vendor's page
   * @throws AppError NOT_SUPPORTED_BY_PROVIDER
   */
  async begin(to: { readonly redirectUri: string; readonly returnTo: string }, auth: AuthContext): Promise<string> {
    const { id: provider, identity } = this.providers.choose(undefined);
    if (!this.isOffered || identity.authorizationUrl === undefined) {
      throw new AppError('NOT_SUPPORTED_BY_PROVIDER', 'The identity provider has no hosted login page.');
    }
    const state = randomBytes(32).toString('base64url');
    const codeVerifier = randomBytes(32).toString('base64url');
    await this.#pending.set(digest(state), { provider, codeVerifier, ...to, binding: auth.ensureFlowBinding() });
    return identity.authorizationUrl({ redirectUri: to.redirectUri, state, codeChallenge: digest(codeVerifier) });
  }

  /**
   * Counts like a login. `FlowExpired` if `state` is not that of a login which this browser began within ten minutes, or if the
   * user cancelled. A `state` is valid once.
   * @param answer what the vendor sent with the browser: no code if the user cancelled
   */
  async finish(
    { state, code }: { readonly state: string | undefined; readonly code: string | undefined },
    auth: AuthContext,
  ): Promise<HostedLoginResult> {
    const limited = await this.limits.address('login', auth.caller.address);
    if (limited !== undefined) return { outcome: limited, returnTo: undefined };
    const pending = state === undefined ? undefined : await this.#pending.takeOnce(digest(state));
    const isOwn = typeof pending?.binding === 'string' && auth.matchesBinding(pending.binding);
    if (pending === undefined || !isOwn) return { outcome: createOutcome('FlowExpired'), returnTo: undefined };
    const { provider, codeVerifier, redirectUri, returnTo } = pending;
    if (code === undefined) return { outcome: createOutcome('FlowExpired'), returnTo };
    const method = { kind: 'authorizationCode', code, redirectUri, codeVerifier } as const;
    return { outcome: await this.login.login({ method, provider, autoRegister: false }, auth), returnTo };
  }
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
