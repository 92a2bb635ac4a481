/** What the identity provider said about the user of a session when it was last called for a service token. */
import type { Logger } from 'pino';
import type { TokenClaim } from '../../config/tokenSettings.js';
import type { VendorSession } from '../../datasources/capabilities.js';
import { AppError } from '../../errors.js';
import type { AccountUnavailable, User } from '../outcomes.js';
import type { Providers } from '../providers/providers.js';
import { recentEntries } from '../recentEntries.js';
import type { AuthContext } from '../sessions/authContext.js';
import type { CurrentSession } from '../sessions/currentSession.js';
import type { Session } from '../sessions/sessions.js';

/** About 500 bytes each without custom fields. */
const MAX_SESSIONS = 20_000;
/** A token travels in a header, and proxies refuse large headers. */
const MAX_CUSTOM_VALUE_LENGTH = 1024;

export interface CheckedUser {
  /** Milliseconds of the server's clock. */
  readonly at: number;
  /** The claims of TOKEN_CLAIMS. */
  readonly claims: Readonly<Record<string, unknown>>;
  /** The claims as one text, to compare them. */
  readonly claimsText: string;
  /** Codes; absent where neither TOKEN_CLAIMS nor a request has required them. */
  readonly roles?: readonly string[];
}

export interface UserCheckSettings {
  readonly tokenClaims: readonly TokenClaim[];
  readonly userCheckSeconds: number;
}

export class UserChecks {
  readonly #known = recentEntries<CheckedUser>(MAX_SESSIONS);
  /** Checks that are being made: requests of one page arrive together. */
  readonly #pending = new Map<string, Promise<CheckedUser | AccountUnavailable>>();

  constructor(
    private readonly current: CurrentSession,
    private readonly providers: Providers,
    private readonly settings: UserCheckSettings,
    private readonly logger: Logger,
    private readonly now: () => number,
  ) {}

  /** What is known and recent enough. The login itself was a check of the user's state. */
  recent(session: Session, needsRoles: boolean): CheckedUser | undefined {
    const known = this.#known.get(session.id);
    if (known !== undefined)
      return this.#isRecent(known.at) && !(needsRoles && known.roles === undefined) ? known : undefined;
    const signedInAt = session.createdAt.getTime();
    if (needsRoles || this.settings.tokenClaims.length > 0 || !this.#isRecent(signedInAt)) return undefined;
    return { at: signedInAt, claims: {}, claimsText: '{}' };
  }

  /**
   * Calls the identity provider. The sessions of a blocked user end.
   * @throws ProviderError when the vendor fails: old roles are never used instead
   * @throws AppError UNAUTHENTICATED
   */
  async check(session: Session, needsRoles: boolean, auth: AuthContext): Promise<CheckedUser | AccountUnavailable> {
    const withRoles =
      needsRoles || this.settings.tokenClaims.includes('roles') || this.#known.get(session.id)?.roles !== undefined;
    const key = `${session.id} ${withRoles}`;
    const pending = this.#pending.get(key);
    if (pending !== undefined) return pending;
    const check = this.#check(session, withRoles, auth);
    this.#pending.set(key, check);
    try {
      return await check;
    } finally {
      this.#pending.delete(key);
    }
  }

  async #check(session: Session, withRoles: boolean, auth: AuthContext): Promise<CheckedUser | AccountUnavailable> {
    const at = this.now();
    const user = await this.current.activeUser(auth);
    if ('__typename' in user) return user;
    const [roles, custom] = await this.current.act(auth, (vendor) =>
      Promise.all([
        withRoles ? this.#roles(user, vendor, auth) : undefined,
        this.#customFields.length > 0 ? this.#customData(user, vendor, auth) : undefined,
      ]),
    );
    const claims = this.#claims(user, roles, custom);
    const checked = { at, claims, claimsText: JSON.stringify(claims), ...(roles !== undefined && { roles }) };
    this.#known.set(session.id, checked);
    return checked;
  }

  async #roles(user: User, vendor: VendorSession, { caller }: AuthContext): Promise<readonly string[]> {
    const directory = () => this.providers.directory(user.provider);
    const found = await orWithout(async () => directory().roles(vendor, [user.id], undefined, caller), new Map());
    const codes: readonly string[] = (found.get(user.id)?.items ?? []).map(({ code }: { code: string }) => code);
    return [...codes].sort();
  }

  async #customData(user: User, vendor: VendorSession, { caller }: AuthContext): Promise<Record<string, unknown>> {
    const customData = () => this.providers.customData(user.provider);
    const fields = await orWithout(async () => customData().list(vendor, user.id, caller), []);
    const wanted = fields.filter(({ key }) => this.#customFields.includes(key));
    const small = wanted.filter(({ value }) => JSON.stringify(value).length <= MAX_CUSTOM_VALUE_LENGTH);
    if (small.length < wanted.length) {
      this.logger.warn(
        { userId: user.id },
        `a custom field is longer than ${MAX_CUSTOM_VALUE_LENGTH} characters and was left out of a service token`,
      );
    }
    return Object.fromEntries(small.map(({ key, value }) => [key, value]));
  }

  get #customFields(): readonly string[] {
    return this.settings.tokenClaims.flatMap((claim) => (claim.startsWith('udf:') ? claim.slice('udf:'.length) : []));
  }

  #claims(user: User, roles: readonly string[] | undefined, udf: Record<string, unknown> | undefined) {
    const { tokenClaims } = this.settings;
    return {
      ...(tokenClaims.includes('username') && user.username !== null && { username: user.username }),
      ...(tokenClaims.includes('email') &&
        user.email !== null && { email: user.email, email_verified: user.emailVerified }),
      ...(tokenClaims.includes('roles') && { roles }),
      ...(udf !== undefined && { udf }),
    };
  }

  #isRecent(at: number): boolean {
    const age = this.now() - at;
    return age >= 0 && age < this.settings.userCheckSeconds * 1000;
  }
}

/** The fallback where the identity provider has no such data at all. Failures are thrown. */
async function orWithout<T>(read: () => Promise<T>, fallback: T): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof AppError && error.code === 'NOT_SUPPORTED_BY_PROVIDER') return fallback;
    throw error;
  }
}
