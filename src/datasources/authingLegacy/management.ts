import { credentialRefused, type NativeReply, SERVER } from '../capabilities.js';
import { ProviderError } from '../errors.js';
import { type Outcome, RootFields, type TypedDocument } from '../transport/graphql.js';
import { HeldToken, type IssuedToken } from '../transport/heldToken.js';
import { expiryOf } from '../transport/jwt.js';
import type { AuthingLegacySettings } from './config.js';
import type { CallOptions, LegacyConnection } from './connection.js';
import { refusal } from './errors.js';
import { GetAccessTokenByAppSecretDocument } from './generated/operations.js';

const NOT_SIGNED_IN: ReadonlySet<string> = new Set(['2020', '2206', '2207']);

type OwnerCall = Pick<CallOptions, 'caller' | 'retry'>;

/**
 * Calls with the pool owner's token, which is issued for the pool's secret. The vendor's SDKs request it when they start;
 * this class does so before the first call that needs it.
 */
export class OwnerConnection extends RootFields<OwnerCall> {
  readonly #token: HeldToken;

  constructor(
    private readonly users: LegacyConnection,
    private readonly settings: Pick<AuthingLegacySettings, 'userPoolId' | 'secret'>,
    now?: () => number,
  ) {
    super(refusal);
    this.#token = new HeldToken('authingLegacy', () => this.#issueToken(), now);
  }

  /** As in `LegacyConnection`. */
  override attemptAll<Result, Variables extends object>(
    document: TypedDocument<Result, Variables>,
    variables: Variables,
    call: OwnerCall,
  ): Promise<Outcome<Result>> {
    return this.#token.use(
      (bearer) => this.users.attemptAll(document, variables, { ...call, bearer }),
      ({ failure }) => (failure !== null && NOT_SIGNED_IN.has(failure.code) ? failure.code : undefined),
    );
  }

  /** As in `LegacyConnection`, at either of the endpoints. */
  native(connection: LegacyConnection, body: string, call: OwnerCall): Promise<NativeReply> {
    return this.#token.use(
      (bearer) => connection.native(body, { ...call, bearer }),
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
    const variables = { secret: this.settings.secret, clientId: this.settings.userPoolId };
    const document = GetAccessTokenByAppSecretDocument;
    const call = { caller: SERVER, retry: 'safe' } as const;
    const token = await this.users.run('getAccessTokenByAppSecret', document, variables, call);
    if (typeof token !== 'string' || token === '') throw new ProviderError('BAD_REPLY', 'authingLegacy');
    return { token, expiresAt: expiryOf(token) };
  }
}
