import type { Client, ClientOptions } from './client.js';
import { Connection } from './connection/connection.js';
import type { ClientCore } from './core.js';
import type { FlowParts } from './flow/parts.js';
import { type SignInOptions, signInDocuments } from './generated/operations.js';
import { operationsOver } from './operations.js';
import { cookieCredentials, storedToken } from './session/credentials.js';
import { SessionManager } from './session/sessionManager.js';
import { memoryStorage } from './session/storage.js';
import { SignIn } from './signIn/signIn.js';
import { fetchTransport } from './transport/fetch.js';

/** Creates a client that keeps the session and signs users in. It sends nothing until it is asked to. */
export function createClient(options: ClientOptions): Client {
  return connect(options).client;
}

/** A client and its parts, for those that add flows to it. */
export interface Connected {
  readonly client: Client;
  readonly core: ClientCore;
  readonly parts: FlowParts;
}

export function connect(options: ClientOptions): Connected {
  const { transport = fetchTransport(), cookie, timeoutMs = 30_000 } = options;
  const url = options.url.replace(/\/+$/, '');
  const chosen = options.language ?? preferredLanguage();
  const language = typeof chosen === 'function' ? chosen : () => chosen;
  const isPage = typeof document !== 'undefined';
  const mode = options.session ?? (isPage || cookie !== undefined ? 'cookie' : 'bearer');
  const isServer = options.server ?? (cookie !== undefined && !isPage);

  const connection = new Connection({ url, transport, language, mode, cookie, timeoutMs });
  const credentials =
    mode === 'cookie' ? cookieCredentials() : storedToken(options.storage ?? memoryStorage(), `menshen ${url}`);
  const session = new SessionManager(connection, credentials, !isServer);
  const request: Client['request'] = (document, variables, { signal } = {}) =>
    session.request(document, variables, signal);
  const core: ClientCore = { connection, request, language, token: () => session.token() };
  const part = <Steps>(create: ((core: ClientCore) => Steps) | undefined) => {
    const steps = create?.(core);
    return () => {
      if (steps === undefined) throw connection.error('NOT_SUPPORTED_HERE');
      return steps;
    };
  };
  const parts: FlowParts = {
    operations: operationsOver(request, signInDocuments),
    passkeys: part(options.passkeys),
    pushAuth: part(options.pushAuth),
    language,
    upload: (address, file, signal) => connection.upload(address, file, signal),
  };
  const signInOptions = new Map<string, Promise<SignInOptions>>();
  const client: Client = {
    url,
    get language() {
      return language();
    },
    get session() {
      return session.snapshot;
    },
    request,
    headers: async () => connection.headers(await session.token()),
    onChange: (listener) => session.onChange(listener),
    loadSession: () => session.load(),
    signOut: () => session.signOut(),
    signIn: (flow) => new SignIn(parts, flow),
    signInOptions(provider) {
      const key = `${provider} ${language()}`;
      const known = signInOptions.get(key);
      if (known) return known;
      const loading = parts.operations.signInOptions({ provider });
      signInOptions.set(key, loading);
      loading.catch(() => signInOptions.delete(key));
      return loading;
    },
    dispose: () => session.dispose(),
  };
  return { client, core, parts };
}

function preferredLanguage(): string {
  return (typeof navigator !== 'undefined' && navigator.language) || 'en';
}
