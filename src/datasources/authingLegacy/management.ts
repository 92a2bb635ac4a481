import { credentialRefused, type NativeReply, SERVER } from '../capabilities.js';
import { ProviderError } from '../errors.js';
import type { TypedDocument, VendorFailure } from '../transport/graphql.js';
import type { AuthingLegacySettings } from './config.js';
import type { CallOptions, LegacyConnection, Outcome } from './connection.js';
import { refusal } from './errors.js';
import { GetAccessTokenByAppSecretDocument } from './generated/operations.js';
import { expiryOf } from './token.js';

/** How long before its end a token is replaced. */
const MARGIN_MS = 3_600_000;
const NOT_SIGNED_IN: ReadonlySet<string> = new Set(['2020', '2206', '2207']);

type OwnerCall = Pick<CallOptions, 'caller' | 'retry'>;

/**
 * Calls with the pool owner's token, which the pool's secret is exchanged for: the vendor's SDKs do so as they start, we
 * when it is first needed. One token serves all callers until shortly before it ends, or until the vendor will not have
 * it any more.
 */
export class OwnerConnection {
  #held: Promise<string> | null = null;
  #renewAt = Number.POSITIVE_INFINITY;

  constructor(
    private readonly users: LegacyConnection,
    private readonly settings: Pick<AuthingLegacySettings, 'userPoolId' | 'secret'>,
    private readonly now: () => number = Date.now,
  ) {}

  /** As in `LegacyConnection`. */
  async attempt<Field extends string, Result extends Readonly<Record<Field, unknown>>, Variables extends object>(
    field: Field,
    document: TypedDocument<Result, Variables>,
    variables: Variables,
    call: OwnerCall,
  ): Promise<Outcome<Result[Field]>> {
    const { value, failure } = await this.attemptAll(document, variables, call);
    return failure === null ? { value: value[field], failure } : { value: null, failure };
  }

  async attemptAll<Result, Variables extends object>(
    document: TypedDocument<Result, Variables>,
    variables: Variables,
    call: OwnerCall,
  ): Promise<Outcome<Result>> {
    const send = (bearer: string) => this.users.attemptAll(document, variables, { ...call, bearer });
    return this.#withToken(send, ({ failure }) => (isTokenRefused(failure) ? failure.code : undefined));
  }

  /** As in `LegacyConnection`, at either of the endpoints. */
  native(connection: LegacyConnection, body: string, call: OwnerCall): Promise<NativeReply> {
    return this.#withToken(
      (bearer) => connection.native(body, { ...call, bearer }),
      (reply) => credentialRefused(reply)?.providerCode,
    );
  }

  /** As `attempt`, where every refusal is final. */
  async run<Field extends string, Result extends Readonly<Record<Field, unknown>>, Variables extends object>(
    field: Field,
    document: TypedDocument<Result, Variables>,
    variables: Variables,
    call: OwnerCall,
  ): Promise<Result[Field]> {
    const { value, failure } = await this.attempt(field, document, variables, call);
    if (failure !== null) throw refusal(field, failure.code);
    return value;
  }

  /** `refused` answers with the code by which the vendor would not have the token. */
  async #withToken<T>(send: (bearer: string) => Promise<T>, refused: (answer: T) => string | undefined): Promise<T> {
    const token = this.#token();
    const answer = await send(await token);
    if (refused(answer) === undefined) return answer;

    // Of many calls refused together, the first one drops the token and all share the new one.
    if (this.#held === token) this.#held = null;
    const repeated = await send(await this.#token());
    const code = refused(repeated);
    // The vendor will not have what it has just issued. NOT_SIGNED_IN would blame the user, who has no part in it.
    if (code !== undefined) throw new ProviderError('BAD_REPLY', 'authingLegacy', code);
    return repeated;
  }

  #token(): Promise<string> {
    if (this.#held === null || this.now() >= this.#renewAt) {
      // Whoever comes while it is on its way waits for the same one.
      this.#renewAt = Number.POSITIVE_INFINITY;
      this.#held = this.#renew();
    }
    return this.#held;
  }

  async #renew(): Promise<string> {
    try {
      const token = await this.#exchangeSecret();
      // A token that does not say when it ends is kept until it is refused.
      const lifetimeMs = (expiryOf(token)?.getTime() ?? Number.POSITIVE_INFINITY) - this.now();
      this.#renewAt = this.now() + Math.max(lifetimeMs - MARGIN_MS, lifetimeMs / 2);
      return token;
    } catch (error) {
      this.#held = null;
      throw error;
    }
  }

  async #exchangeSecret(): Promise<string> {
    const variables = { secret: this.settings.secret, clientId: this.settings.userPoolId };
    const document = GetAccessTokenByAppSecretDocument;
    // All who wait for the token share it: the budget of one of them must not refuse it to the others.
    const call = { caller: SERVER, retry: 'safe' } as const;
    const { value, failure } = await this.users.attempt('getAccessTokenByAppSecret', document, variables, call);
    if (failure !== null) throw secretRefused(failure.code);
    if (typeof value !== 'string' || value === '') throw new ProviderError('BAD_REPLY', 'authingLegacy');
    return value;
  }
}

function isTokenRefused(failure: VendorFailure | null): failure is VendorFailure {
  return failure !== null && NOT_SIGNED_IN.has(failure.code);
}

/** Which code a wrong pool or secret gets is not documented. Whichever it is, the caller cannot do anything about it. */
function secretRefused(code: string): ProviderError {
  const error = refusal('getAccessTokenByAppSecret', code);
  const passes = error.isFault || error.code === 'TOO_FREQUENT';
  return passes ? error : new ProviderError('NOT_CONFIGURED', 'authingLegacy', code);
}
