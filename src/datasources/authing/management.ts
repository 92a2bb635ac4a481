import { credentialRefused, type NativeReply, SERVER } from '../capabilities.js';
import { ProviderError } from '../errors.js';
import { number, secondsToDate, text } from '../transport/fields.js';
import { type Outcome, RootFields, type TypedDocument } from '../transport/graphql.js';
import { HeldToken, type IssuedToken } from '../transport/heldToken.js';
import type { HttpClients } from '../transport/http.js';
import { expiryOf } from '../transport/jwt.js';
import type { AuthingSettings } from './config.js';
import { AuthingConnection, type CallOptions } from './connection.js';
import { refusal } from './errors.js';
import { AccessTokenDocument } from './generated/operations.js';

/** The vendor refuses a longer list of users with 2030. */
const MAX_BATCH_SIZE = 80;
const NOT_SIGNED_IN: ReadonlySet<string> = new Set(['2020', '2206', '2207']);

type ManagementCall = Pick<CallOptions, 'caller' | 'retry'>;

/** Calls with the user pool's own token, which is issued for the pool's secret. */
export class ManagementConnection extends RootFields<ManagementCall> {
  readonly #connection: AuthingConnection;
  readonly #token: HeldToken;

  constructor(
    private readonly settings: AuthingSettings,
    http: HttpClients,
    now?: () => number,
  ) {
    super(refusal);
    this.#connection = new AuthingConnection({ ...settings, appHost: settings.host ?? settings.appHost }, http);
    this.#token = new HeldToken('authing', () => this.#issueToken(), now);
  }

  /** As in `AuthingConnection`. */
  override attemptAll<Result, Variables extends object>(
    document: TypedDocument<Result, Variables>,
    variables: Variables,
    call: ManagementCall,
  ): Promise<Outcome<Result>> {
    return this.#token.use(
      (bearer) => this.#connection.attemptAll(document, variables, { ...call, bearer }),
      ({ failure }) => (failure !== null && NOT_SIGNED_IN.has(failure.code) ? failure.code : undefined),
    );
  }

  /** As in `AuthingConnection`. */
  native(body: string, call: ManagementCall): Promise<NativeReply> {
    return this.#token.use(
      (bearer) => this.#connection.native(body, { ...call, bearer }),
      (reply) => credentialRefused(reply)?.providerCode,
    );
  }

  /** Requests the token, as the first management call does. */
  async requestToken(): Promise<void> {
    await this.#token.use(
      async () => undefined,
      () => undefined,
    );
  }

  async #issueToken(): Promise<IssuedToken> {
    const { userPoolId, userPoolSecret: secret } = this.settings;
    if (secret === undefined) throw new ProviderError('NOT_CONFIGURED', 'authing');
    const call = { caller: SERVER, retry: 'safe' } as const;
    const issued = await this.#connection.run('accessToken', AccessTokenDocument, { userPoolId, secret }, call);
    const token = text(issued, 'accessToken');
    const expiresAt = secondsToDate(number(issued, 'exp')) ?? (token === null ? null : expiryOf(token));
    if (token === null || expiresAt === null) throw new ProviderError('BAD_REPLY', 'authing');
    return { token, expiresAt };
  }
}

/** Requests many users in as few calls as the vendor allows, all at once. */
export async function inBatches<T>(
  userIds: readonly string[],
  call: (batch: readonly string[]) => Promise<readonly T[]>,
): Promise<readonly T[]> {
  const batches = Array.from({ length: Math.ceil(userIds.length / MAX_BATCH_SIZE) }, (_, index) =>
    userIds.slice(index * MAX_BATCH_SIZE, (index + 1) * MAX_BATCH_SIZE),
  );
  return (await Promise.all(batches.map(call))).flat();
}
