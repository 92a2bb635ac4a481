/** Authorization of native operations: which caller may send which fields, and with which credential. */
import {
  credentialRefused,
  type IdentityProviderId,
  type NativeAccess,
  type NativeCall,
  type NativeReply,
} from '../datasources/capabilities.js';
import { AppError } from '../errors.js';
import type { Admins } from './access/admins.js';
import type { Limits } from './access/limits.js';
import type { NativeProtection } from './passkeys/nativeProtection.js';
import type { Providers } from './providers/providers.js';
import type { AuthContext } from './sessions/authContext.js';
import type { CurrentSession } from './sessions/currentSession.js';

/** Native root fields of one provider, sent in one request. */
export interface NativeRequest extends NativeCall {
  readonly provider: IdentityProviderId;
  readonly namespace: string;
  readonly fields: readonly { readonly name: string; readonly access: NativeAccess }[];
  /** The user ids (in our format) in the arguments of `self` fields. */
  readonly users: readonly string[];
}

export class Passthrough {
  readonly #allowed: ReadonlySet<string>;

  constructor(
    private readonly providers: Providers,
    private readonly current: CurrentSession,
    private readonly admins: Admins,
    private readonly limits: Limits,
    private readonly protection: NativeProtection,
    /** Guarded fields such as `authing.sendEmail`, or `*`. */
    allowed: readonly string[],
  ) {
    this.#allowed = new Set(allowed);
  }

  /**
   * Sends the request with one credential: the management credential for administrators, otherwise the caller's own token, for
   * the caller's own data only. Allowed guarded fields may have no credential, because they can be part of a login. The limit
   * per address applies here, because executed and forwarded native operations both use this method.
   * @throws AppError PASSTHROUGH_REFUSED, FORBIDDEN, UNAUTHENTICATED, RATE_LIMITED, PROVIDER_NOT_CONFIGURED
   */
  async send(request: NativeRequest, auth: AuthContext): Promise<NativeReply> {
    const { namespace, fields } = request;
    const refused = fields.find(({ name, access }) => access === 'guarded' && !this.#allows(`${namespace}.${name}`));
    if (refused !== undefined) throw passthroughRefused(`${namespace}.${refused.name}`);
    if (this.protection.isNamedIn(request.body)) throw protectedField();
    return this.protection.hide(await this.#send(request, auth));
  }

  async #send(request: NativeRequest, auth: AuthContext): Promise<NativeReply> {
    const { provider, fields } = request;

    if (this.admins.includes(auth)) return this.providers.native(provider).send(request, 'management', auth.caller);
    if (fields.some(({ access }) => access === 'admin')) this.admins.require(auth);

    // In parallel, so that the store answers both in one round trip.
    const [limited, session] = await Promise.all([this.limits.address('native', auth.caller.address), auth.session()]);
    if (limited !== undefined) throw tooMany(limited.retryAt);
    if (session?.provider === provider) {
      if (request.users.some((id) => id !== session.userId)) throw ofOthers();
      return this.#asCaller(request, auth);
    }
    if (fields.every(({ access }) => access === 'guarded')) {
      return this.providers.native(provider).send(request, null, auth.caller);
    }
    if (session === undefined) await this.current.require(auth);
    throw new AppError('UNAUTHENTICATED', `Sign in with ${provider} first: the session belongs to another provider.`);
  }

  #asCaller(request: NativeRequest, auth: AuthContext): Promise<NativeReply> {
    const native = this.providers.native(request.provider);
    // A guarded field can report "not signed in" for a token in its arguments, or because it requires another credential.
    const checksCredential = request.fields.some(({ access }) => access === 'self');
    return this.current.act(auth, async (vendor) => {
      const reply = await native.send(request, vendor, auth.caller);
      const refused = checksCredential ? credentialRefused(reply) : undefined;
      if (refused !== undefined) throw refused;
      return reply;
    });
  }

  #allows(name: string): boolean {
    return this.#allowed.has(name) || this.#allowed.has('*');
  }
}

/** Vendors should refuse ids of other users too, but that is not documented, so this server refuses them. */
function ofOthers(): AppError {
  return new AppError(
    'FORBIDDEN',
    'Ids in native fields must be the caller’s own. Only administrators may use other ids.',
  );
}

function tooMany(retryAt: Date): AppError {
  const message = `Too many native operations. Try again after ${retryAt.toISOString()}.`;
  return new AppError('RATE_LIMITED', message, { retryable: true, retryAt });
}

function protectedField(): AppError {
  return new AppError(
    'PASSTHROUGH_REFUSED',
    'Native fields must not name the custom field of the setting PASSKEYS: use the typed passkey operations.',
  );
}

function passthroughRefused(name: string): AppError {
  return new AppError(
    'PASSTHROUGH_REFUSED',
    `${name} is guarded: use the typed fields, or ask the operator to add it to PASSTHROUGH_ALLOW.`,
  );
}
