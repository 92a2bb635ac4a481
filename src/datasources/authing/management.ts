import { credentialRefused, type NativeReply, SERVER } from '../capabilities.js';
import { ProviderError } from '../errors.js';
import type { TypedDocument, VendorFailure } from '../transport/graphql.js';
import type { HttpClients } from '../transport/http.js';
import type { AuthingSettings } from './config.js';
import { AuthingConnection, type CallOptions, type Outcome } from './connection.js';
import { refusal } from './errors.js';
import { AccessTokenDocument } from './generated/operations.js';
import { expiryOf } from './token.js';
import { number, secondsToDate, text } from './wire.js';

/** How long before its end a token is replaced; the vendor's own clients take the same hour. */
const MARGIN_MS = 3_600_000;
/** Above it the vendor refuses a list of users with 2030. */
const MAX_BATCH_SIZE = 80;
const NOT_SIGNED_IN: ReadonlySet<string> = new Set(['2020', '2206', '2207']);

type ManagementCall = Pick<CallOptions, 'caller' | 'retry'>;

/**
 * Calls with the user pool's own token, which the pool's secret is exchanged for. One token serves all callers until
 * shortly before it ends, or until the vendor will not have it any more.
 */
export class ManagementConnection {
  readonly #connection: AuthingConnection;
  readonly #secret: string | undefined;
  readonly #userPoolId: string;
  #held: Promise<string> | null = null;
  #renewAt = Number.POSITIVE_INFINITY;

  constructor(
    settings: AuthingSettings,
    http: HttpClients,
    private readonly now: () => number = Date.now,
  ) {
    this.#connection = new AuthingConnection({ ...settings, appHost: settings.host ?? settings.appHost }, http);
    this.#secret = settings.userPoolSecret;
    this.#userPoolId = settings.userPoolId;
  }

  /** As in `AuthingConnection`. */
  async attempt<Field extends string, Result extends Readonly<Record<Field, unknown>>, Variables extends object>(
    field: Field,
    document: TypedDocument<Result, Variables>,
    variables: Variables,
    call: ManagementCall,
  ): Promise<Outcome<Result[Field]>> {
    const send = (bearer: string) => this.#connection.attempt(field, document, variables, { ...call, bearer });
    return this.#withToken(send, ({ failure }) => (isTokenRefused(failure) ? failure.code : undefined));
  }

  /** As in `AuthingConnection`. */
  native(body: string, call: ManagementCall): Promise<NativeReply> {
    const send = (bearer: string) => this.#connection.native(body, { ...call, bearer });
    return this.#withToken(send, (reply) => credentialRefused(reply)?.providerCode);
  }

  /** As `attempt`, where every refusal is final. */
  async run<Field extends string, Result extends Readonly<Record<Field, unknown>>, Variables extends object>(
    field: Field,
    document: TypedDocument<Result, Variables>,
    variables: Variables,
    call: ManagementCall,
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
    if (code !== undefined) throw new ProviderError('BAD_REPLY', 'authing', code);
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
      const { token, expiresAt } = await this.#exchangeSecret();
      const lifetimeMs = expiresAt.getTime() - this.now();
      this.#renewAt = this.now() + Math.max(lifetimeMs - MARGIN_MS, lifetimeMs / 2);
      return token;
    } catch (error) {
      this.#held = null;
      throw error;
    }
  }

  async #exchangeSecret(): Promise<{ token: string; expiresAt: Date }> {
    if (this.#secret === undefined) throw new ProviderError('NOT_CONFIGURED', 'authing');
    const variables = { userPoolId: this.#userPoolId, secret: this.#secret };
    // All who wait for the token share it: the budget of one of them must not refuse it to the others.
    const call = { caller: SERVER, retry: 'safe' } as const;
    const { value, failure } = await this.#connection.attempt('accessToken', AccessTokenDocument, variables, call);
    if (failure !== null) throw secretRefused(failure.code);
    const token = text(value, 'accessToken');
    const expiresAt = secondsToDate(number(value, 'exp')) ?? (token === null ? null : expiryOf(token));
    if (token === null || expiresAt === null) throw new ProviderError('BAD_REPLY', 'authing');
    return { token, expiresAt };
  }
}

/** Asks for many users with as few calls as the vendor allows, all at once. */
export async function inBatches<T>(
  userIds: readonly string[],
  call: (batch: readonly string[]) => Promise<readonly T[]>,
): Promise<readonly T[]> {
  const batches = Array.from({ length: Math.ceil(userIds.length / MAX_BATCH_SIZE) }, (_, index) =>
    userIds.slice(index * MAX_BATCH_SIZE, (index + 1) * MAX_BATCH_SIZE),
  );
  return (await Promise.all(batches.map(call))).flat();
}

function isTokenRefused(failure: VendorFailure | null): failure is VendorFailure {
  return failure !== null && NOT_SIGNED_IN.has(failure.code);
}

/** Which code a wrong pool or secret gets is not documented. Whichever it is, the caller cannot do anything about it. */
function secretRefused(code: string): ProviderError {
  const error = refusal('accessToken', code);
  const passes = error.isFault || error.code === 'TOO_FREQUENT';
  return passes ? error : new ProviderError('NOT_CONFIGURED', 'authing', code);
}
