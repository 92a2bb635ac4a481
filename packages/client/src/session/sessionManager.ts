/** The session of a client: sends requests with its credential, refreshes it in time, and tells listeners of changes. */
import type { Connection } from '../connection/connection.js';
import { MenshenError } from '../errors.js';
import { type Session, sessionDocuments, type User } from '../generated/operations.js';
import type { Operation } from '../operation.js';
import { openChannel, type SessionChannel } from './channel.js';
import { type Credential, type Credentials, refreshTime } from './credentials.js';
import { withLock } from './lock.js';
import type { SessionSnapshot } from './snapshot.js';

const UNKNOWN: SessionSnapshot = { status: 'unknown', user: null, session: null };
const ANONYMOUS: SessionSnapshot = { status: 'anonymous', user: null, session: null };
/** Pause before another attempt, after a refresh that the server refused. */
const RETRY_MS = 30_000;
const NETWORK: ReadonlySet<string> = new Set(['NETWORK_ERROR', 'TIMEOUT']);

/** The fields of results that change the session. Documents of the application may select fewer. */
interface Answer {
  readonly __typename?: string;
  readonly accessToken?: string | null;
  readonly session?: Session | null;
  readonly user?: User | null;
}

export class SessionManager {
  snapshot: SessionSnapshot = UNKNOWN;
  readonly #listeners = new Set<(session: SessionSnapshot) => void>();
  readonly #channel: SessionChannel;
  readonly #name: string;
  /** Counts the sign-ins and sign-outs of all tabs, so that an answer about an earlier session is recognised. */
  #changes = 0;
  #loading: Promise<SessionSnapshot> | undefined;
  #refreshing: Promise<Credential | undefined> | undefined;

  /** @param rotates false while a page is rendered on a server: a refreshed cookie would not reach the browser */
  constructor(
    private readonly connection: Connection,
    private readonly credentials: Credentials,
    private readonly rotates: boolean,
  ) {
    this.#name = `menshen ${connection.options.url}`;
    this.#channel = openChannel(this.#name, (message) => void this.#receive(message.refreshAt));
  }

  onChange(listener: (session: SessionSnapshot) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  dispose(): void {
    this.#channel.close();
  }

  /** The credential, refreshed if that is due. */
  async token(): Promise<string | undefined> {
    const credential = await this.credentials.read();
    const due = this.rotates && credential !== undefined && Date.now() >= credential.refreshAt;
    return (due ? await this.#refresh(credential) : credential)?.token ?? undefined;
  }

  /** Sends a document with the session's credential. @throws MenshenError */
  async request<Result, Variables>(
    document: Operation<Result, Variables>,
    variables?: Variables,
    signal?: AbortSignal,
  ): Promise<Result> {
    const token = await this.token();
    const changes = this.#changes;
    try {
      const data = await this.connection.send(document, variables, token, signal);
      await this.#observe(data);
      return data;
    } catch (error) {
      const isOver = (error as MenshenError).code === 'UNAUTHENTICATED';
      // After a sign-in the answer is about an earlier session.
      if (isOver && changes === this.#changes) await this.#end(token);
      throw error;
    }
  }

  load(): Promise<SessionSnapshot> {
    this.#loading ??= this.#load().finally(() => {
      this.#loading = undefined;
    });
    return this.#loading;
  }

  async signOut(): Promise<void> {
    const token = await this.token();
    try {
      await this.connection.send(sessionDocuments.logout, undefined, token);
    } catch (error) {
      // A token can be forgotten without the server. A cookie stays in the browser.
      if (token !== undefined) await this.#signedOut();
      throw error;
    }
    await this.#signedOut();
  }

  async #load(): Promise<SessionSnapshot> {
    const token = await this.token();
    const changes = this.#changes;
    const { session, me } = await this.connection.send(sessionDocuments.currentSession, undefined, token);
    // Read before a sign-in or sign-out, here or in another tab.
    if (changes !== this.#changes) return this.#load();
    if (session !== null && me !== null) await this.#signedIn(session, me, token ?? null);
    else await this.#end(token);
    return this.snapshot;
  }

  async #observe(data: unknown): Promise<void> {
    for (const [field, value] of Object.entries(data as Readonly<Record<string, Answer | null | boolean>>)) {
      if (field === 'logout') await this.#signedOut();
      else if (typeof value === 'object' && value !== null) await this.#adopt(value);
    }
  }

  async #adopt({ __typename, accessToken, session, user }: Answer): Promise<void> {
    const known = this.snapshot;
    if (__typename === 'LoginSuccess' || (__typename === 'RegisterSuccess' && session)) {
      this.#changes += 1;
      const refreshAt = session ? refreshTime(session.expiresAt) : Date.now();
      await this.credentials.write({ token: accessToken ?? null, refreshAt });
      if (!accessToken) await this.#checkCookie();
      if (session && user) this.#set({ status: 'signedIn', session, user });
      else if (accessToken) await this.load();
      this.#channel.post({});
    } else if (known.status === 'signedIn' && __typename === 'AccountUpdated' && user?.id === known.user.id) {
      this.#set({ ...known, user });
    } else if (known.status === 'signedIn' && __typename === 'StepUpSuccess' && session) {
      this.#set({ ...known, session });
    }
  }

  /** A login that the browser forgets at once is a failure. */
  async #checkCookie(): Promise<void> {
    if (!this.rotates) return;
    // If the network fails here, the login has still succeeded.
    const snapshot = await this.#load().catch(() => undefined);
    if (snapshot?.status === 'anonymous') throw this.connection.error('COOKIE_BLOCKED');
  }

  #refresh(stale: Credential): Promise<Credential | undefined> {
    this.#refreshing ??= withLock(this.#name, () => this.#exchange(stale)).finally(() => {
      this.#refreshing = undefined;
    });
    return this.#refreshing;
  }

  async #exchange(stale: Credential): Promise<Credential | undefined> {
    const current = await this.credentials.read();
    // Another client has refreshed it, or signed out, while this one waited for the lock.
    if (current === undefined || current.token !== stale.token || Date.now() < current.refreshAt) return current;
    const answer = await this.connection
      .send(sessionDocuments.refreshSession, undefined, current.token ?? undefined)
      .catch((error: MenshenError) => error);
    // After a lost reply the next request must try again at once: the server accepts the old token for ten more seconds.
    if (answer instanceof MenshenError && NETWORK.has(answer.code)) return current;
    const latest = await this.credentials.read();
    // Signed out, or signed in anew, while the answer was under way.
    if (latest?.token !== current.token) return latest;
    if (answer instanceof MenshenError) {
      // The present token is still valid, and the request that follows tells what is wrong.
      const next = { ...current, refreshAt: Date.now() + RETRY_MS };
      await this.credentials.write(next);
      return next;
    }
    const { refreshSession } = answer;
    if (refreshSession.__typename !== 'LoginSuccess') {
      await this.#signedOut();
      return undefined;
    }
    const { accessToken, session, user } = refreshSession;
    const next = { token: accessToken, refreshAt: refreshTime(session.expiresAt) };
    await this.credentials.write(next);
    this.#set({ status: 'signedIn', session, user });
    this.#channel.post({ refreshAt: next.refreshAt });
    return next;
  }

  async #receive(refreshAt: number | undefined): Promise<void> {
    if (refreshAt === undefined) this.#changes += 1;
    const known = await this.credentials.read();
    if (refreshAt !== undefined && known?.token === null) await this.credentials.write({ token: null, refreshAt });
    else if (refreshAt === undefined && this.snapshot.status !== 'unknown') await this.load().catch(() => undefined);
  }

  /** Ends the session for which the server did not accept this token. */
  async #end(token: string | undefined): Promise<void> {
    const current = await this.credentials.read();
    // A newer token may be valid.
    if (current?.token != null && current.token !== token) return;
    if (this.rotates) await this.credentials.clear();
    this.#set(ANONYMOUS);
  }

  async #signedIn(session: Session, user: User, token: string | null): Promise<void> {
    const known = await this.credentials.read();
    // Keeps an earlier time: reading a session does not renew the vendor's token.
    if (known === undefined) await this.credentials.write({ token, refreshAt: refreshTime(session.expiresAt) });
    this.#set({ status: 'signedIn', session, user });
  }

  async #signedOut(): Promise<void> {
    this.#changes += 1;
    await this.credentials.clear();
    this.#set(ANONYMOUS);
    this.#channel.post({});
  }

  #set(snapshot: SessionSnapshot): void {
    if (JSON.stringify(snapshot) === JSON.stringify(this.snapshot)) return;
    this.snapshot = snapshot;
    for (const listener of [...this.#listeners]) listener(snapshot);
  }
}
