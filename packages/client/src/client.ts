/** The client as pages see it that sign users in. */
import type { PushAuth } from './events/pushAuth.js';
import type { IdentityProvider, SignInOptions } from './generated/operations.js';
import type { Operation, RequestOptions } from './operation.js';
import type { Passkeys } from './passkeys/passkeys.js';
import type { SessionSnapshot } from './session/snapshot.js';
import type { TokenStorage } from './session/storage.js';
import type { SignInFlow, SignInFlowOptions } from './signIn/state.js';
import type { Transport } from './transport/transport.js';

export interface ClientOptions {
  /** The origin of the server, such as `https://id.example.com`. */
  readonly url: string;
  /** The language of messages, `en` or `zh-CN`; a function is called for each request. Default: that of the browser. */
  readonly language?: string | (() => string) | undefined;
  /** `fetch` by default; `wxTransport(wx)` in mini programs. */
  readonly transport?: Transport | undefined;
  /**
   * `cookie` (the default in browsers): the browser keeps the session in an HttpOnly cookie. `bearer` (the default elsewhere):
   * this client keeps a token in `storage`.
   */
  readonly session?: 'cookie' | 'bearer' | undefined;
  /** Where a bearer token is kept. Default: in memory. */
  readonly storage?: TokenStorage | undefined;
  /** A page is rendered on a server: forwards `cookie` and never rotates the session. Default: true where `cookie` is set. */
  readonly server?: boolean | undefined;
  /** The header `Cookie` of the page's request, for rendering on a server. */
  readonly cookie?: string | undefined;
  /** `passkeys()` where users have passkeys. Without it, steps with passkeys fail with NOT_SUPPORTED_HERE. */
  readonly passkeys?: Passkeys | undefined;
  /** `pushAuth()` where users approve logins on their phone. Without it, such steps fail with NOT_SUPPORTED_HERE. */
  readonly pushAuth?: PushAuth | undefined;
  /** Milliseconds until a request fails with TIMEOUT. Default: 30,000. */
  readonly timeoutMs?: number | undefined;
}

export interface Client {
  readonly url: string;
  /** The language of messages at this moment. */
  readonly language: string;
  /** Sends a document. @throws MenshenError */
  request<Result, Variables>(
    document: Operation<Result, Variables>,
    variables?: Variables,
    options?: RequestOptions,
  ): Promise<Result>;
  /** The headers for a request by another GraphQL client: session mode, language, and a fresh token in bearer mode. */
  headers(): Promise<Record<string, string>>;
  /** The session as far as it is known: `unknown` before `loadSession`. The same object until something changes. */
  readonly session: SessionSnapshot;
  /** Calls the listener after each change of `session`. @returns a function that removes the listener */
  onChange(listener: (session: SessionSnapshot) => void): () => void;
  /** Asks the server for the session. Concurrent calls share one request. @throws MenshenError */
  loadSession(): Promise<SessionSnapshot>;
  /**
   * Ends the session. If the request fails, a bearer token is forgotten all the same; a cookie stays in the browser, and the user
   * remains signed in. @throws MenshenError
   */
  signOut(): Promise<void>;
  signIn(options?: SignInFlowOptions): SignInFlow;
  /** What the sign-in page can offer. Cached per provider; a failed request is not. @throws MenshenError */
  signInOptions(provider?: IdentityProvider): Promise<SignInOptions>;
  /** Stops following the other tabs. */
  dispose(): void;
}
