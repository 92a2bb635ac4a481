/** The auth context of an HTTP request: reads cookies and headers, sets cookies. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Caller } from '../../datasources/capabilities.js';
import type { BudgetHolder, VendorBudgets } from '../../services/access/vendorBudget.js';
import { EventNotes } from '../../services/events/eventNotes.js';
import type { AuthContext } from '../../services/sessions/authContext.js';
import type { Session, SessionMode, Sessions } from '../../services/sessions/sessions.js';
import { preferredLanguage } from '../http/language.js';
import { bearerToken, requestedMode } from '../http/sessionMode.js';

export interface HttpAuthContextRules {
  /** `__Host-` cookies need HTTPS, so a local start uses other names. */
  readonly secureCookies: boolean;
  readonly sessionModes: readonly SessionMode[];
  readonly sessionMaxSeconds: number;
}

export interface HttpAuthContextOptions {
  /** The client's address, where a proxy reports it in a header of its own. */
  readonly address?: string;
  /** The session mode of pages of this server, whose requests name none. */
  readonly mode?: SessionMode;
}

export class HttpAuthContext implements AuthContext, BudgetHolder {
  readonly caller: Caller;
  readonly userAgent: string | null;
  readonly sessionMode: SessionMode;
  readonly token: string | undefined;
  readonly bearer: string | undefined;
  readonly routerSecret: string | undefined;
  /** Why the request cannot be served; undefined when it can. */
  readonly refusal: string | undefined;
  readonly notes = new EventNotes();
  readonly #channel: SessionMode;
  #session: Promise<Session | undefined> | undefined;
  #sessionId: string | undefined;
  #visitor: string | undefined;

  constructor(
    private readonly request: FastifyRequest,
    private readonly reply: FastifyReply,
    private readonly sessions: Sessions,
    budgets: VendorBudgets,
    private readonly rules: HttpAuthContextRules,
    { address = request.ip, mode: ownMode }: HttpAuthContextOptions = {},
  ) {
    const { mode, problem } =
      ownMode === undefined ? requestedMode(request.headers, rules.sessionModes) : { mode: ownMode };
    this.caller = callerOf(request, address, budgets.open(address, this));
    this.userAgent = request.headers['user-agent'] ?? null;
    this.sessionMode = mode;
    this.refusal = problem;
    this.bearer = bearerToken(request.headers);
    this.routerSecret = singleHeader(request, 'x-router-secret');
    // The origin policy has refused pages of unknown origins, so a cookie here belongs to a trusted page.
    this.token = this.bearer ?? request.cookies[this.#cookie('session')];
    this.#channel = this.bearer === undefined ? 'cookie' : 'bearer';
  }

  get visitor(): string | undefined {
    return this.request.cookies[this.#cookie('visitor')];
  }

  /** The id of the session that this request has looked up or created so far. Reading it never looks one up. */
  get sessionId(): string | undefined {
    return this.#sessionId;
  }

  session(): Promise<Session | undefined> {
    this.#session ??= this.#find();
    return this.#session;
  }

  grant(session: Session, token: string): string | null {
    this.#session = Promise.resolve(session);
    this.#sessionId = session.id;
    if (session.mode === 'bearer') return token;
    this.#setCookie('session', token, this.rules.sessionMaxSeconds);
    return null;
  }

  dismiss(): void {
    this.#session = Promise.resolve(undefined);
    const name = this.#cookie('session');
    if (name in this.request.cookies) this.reply.clearCookie(name, this.#attributes());
  }

  ensureFlowBinding(): string | null {
    if (this.sessionMode === 'bearer') return null;
    // One request may start several flows, such as a login and its captcha: all belong to the same visitor.
    this.#visitor ??= this.request.cookies[this.#cookie('visitor')] ?? this.#newVisitor();
    return hash(this.#visitor).toString('base64url');
  }

  matchesBinding(binding: string | null): boolean {
    if (binding === null) return true;
    const visitor = this.request.cookies[this.#cookie('visitor')];
    return visitor !== undefined && timingSafeEqual(hash(visitor), Buffer.from(binding, 'base64url'));
  }

  #newVisitor(): string {
    const visitor = randomBytes(32).toString('base64url');
    this.#setCookie('visitor', visitor, this.rules.sessionMaxSeconds);
    return visitor;
  }

  async #find(): Promise<Session | undefined> {
    if (this.token === undefined) return undefined;
    const session = await this.sessions.find(this.token, this);
    // Scripts cannot read the token of a cookie: one that arrives as a bearer token was stolen.
    if (session?.mode !== this.#channel) return undefined;
    this.#sessionId = session.id;
    return session;
  }

  #cookie(kind: 'session' | 'visitor'): string {
    return `${this.rules.secureCookies ? '__Host-' : ''}menshen_${kind}`;
  }

  #setCookie(kind: 'session' | 'visitor', value: string, maxAge: number): void {
    this.reply.setCookie(this.#cookie(kind), value, { ...this.#attributes(), maxAge });
  }

  #attributes() {
    return { path: '/', httpOnly: true, secure: this.rules.secureCookies, sameSite: 'lax' } as const;
  }
}

function callerOf(
  { id: requestId, headers }: FastifyRequest,
  address: string,
  vendorCalls: Caller['vendorCalls'],
): Caller {
  return { address, language: preferredLanguage(headers['accept-language']), requestId, vendorCalls };
}

function singleHeader({ headers }: FastifyRequest, name: string): string | undefined {
  const value = headers[name];
  return typeof value === 'string' ? value : undefined;
}

function hash(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
