import { Connection } from './connection/connection.js';
import { EnrollPasskey, EnrollTotp } from './enroll/enroll.js';
import { type EventSource, followPushAuth } from './events/followPushAuth.js';
import type { FlowParts } from './flow/parts.js';
import { documents, type PushAuthEvent, type SignInOptions } from './generated/operations.js';
import type { Menshen, MenshenOptions } from './menshen.js';
import { operationsOver } from './operations.js';
import { browserPasskeys } from './passkeys/prompt.js';
import { provePasskey } from './passkeys/steps.js';
import { ResetPassword } from './resetPassword/resetPassword.js';
import { cookieCredentials, storedToken } from './session/credentials.js';
import { SessionManager } from './session/sessionManager.js';
import { memoryStorage } from './session/storage.js';
import { SignIn } from './signIn/signIn.js';
import { SignUp } from './signIn/signUp.js';
import { withStepUp } from './stepUp.js';
import { fetchTransport } from './transport/fetch.js';

/** Creates a client. It sends nothing until it is asked to. */
export function createMenshen(options: MenshenOptions): Menshen {
  const { transport = fetchTransport(), cookie, timeoutMs = 30_000, passkeys = browserPasskeys() } = options;
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
  const request: Menshen['request'] = (document, variables, { signal } = {}) =>
    session.request(document, variables, signal);
  const operations = operationsOver(request);
  const events: EventSource = {
    operations,
    stream: async (id, signal) =>
      connection.stream(documents.pushAuthEventUpdated, { id }, await session.token(), signal),
    read: (data) => connection.read<{ readonly pushAuthEventUpdated: PushAuthEvent }>(data).pushAuthEventUpdated,
  };
  const parts: FlowParts = {
    operations,
    passkeys,
    language,
    followPushAuth: (event, signal) => followPushAuth(events, event, signal),
    upload: (address, file, signal) => connection.upload(address, file, signal),
  };
  const signInOptions = new Map<string, Promise<SignInOptions>>();

  return {
    url,
    get language() {
      return language();
    },
    get session() {
      return session.snapshot;
    },
    request,
    headers: async () => connection.headers(await session.token()),
    operations,
    onChange: (listener) => session.onChange(listener),
    loadSession: () => session.load(),
    signOut: () => session.signOut(),
    signIn: (flow) => new SignIn(parts, flow),
    signUp: (flow) => new SignUp(parts, flow),
    resetPassword: (flow) => new ResetPassword(parts, flow),
    enrollTotp: (flow) => new EnrollTotp(parts, flow),
    enrollPasskey: (flow) => new EnrollPasskey(parts, flow),
    withStepUp: (work, prove) => withStepUp(operations, work, prove),
    passkeyAnswer: (purpose, { signal } = {}) => provePasskey(parts, connection, purpose, signal),
    followPushAuth: (event, { signal } = {}) => followPushAuth(events, event, signal),
    signInOptions(provider) {
      const key = `${provider} ${language()}`;
      const known = signInOptions.get(key);
      if (known) return known;
      const loading = operations.signInOptions({ provider });
      signInOptions.set(key, loading);
      loading.catch(() => signInOptions.delete(key));
      return loading;
    },
    dispose: () => session.dispose(),
  };
}

function preferredLanguage(): string {
  return (typeof navigator !== 'undefined' && navigator.language) || 'en';
}
