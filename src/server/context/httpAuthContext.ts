/** A request over HTTP as a `Visit`: cookies and headers in, cookies out. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Caller } from '../../datasources/capabilities.js';
import type { BudgetHolder, VendorBudgets } from '../../services/access/vendorBudget.js';
import type { AuthContext } from '../../services/sessions/authContext.js';
import type { Session, SessionMode, Sessions } from '../../services/sessions/sessions.js';
import { bearerToken, requestedMode } from '../http/sessionMode.js';
import { preferredLanguage } from './language.js';

export interface HttpAuthContextRules {
  /** `__Host-` cookies need HTTPS; a local start uses plainly different names. */
  readonly secureCookies: boolean;
  readonly sessionModes: readonly SessionMode[];
  readonly sessionMaxSeconds: number;
}

export class HttpAuthContext implements AuthContext, BudgetHolder {
  readonly caller: Caller;
  readonly sessionMode: SessionMode;
  readonly token: string | undefined;
  readonly bearer: string | undefined;
  readonly routerSecret: string | undefined;
  /** Why the request cannot be served at all; undefined when it can. */
  readonly refusal: string | undefined;
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
  ) {
    this.caller = {
      address: request.ip,
      language: preferredLanguage(request.headers['accept-language']),
      requestId: request.id,
      vendorCalls: budgets.open(request.ip, this),
    };
    const { mode, problem } = requestedMode(request.headers, rules.sessionModes);
    this.sessionMode = mode;
    this.refusal = problem;
    this.bearer = bearerToken(request.headers);
    const routerSecret = request.headers['x-router-secret'];
    this.routerSecret = typeof routerSecret === 'string' ? routerSecret : undefined;
    // The origin policy lets no page of an unknown origin come this far.
    this.token = this.bearer ?? request.cookies[this.#cookie('session')];
    this.#channel = this.bearer === undefined ? 'cookie' : 'bearer';
  }

  get visitor(): string | undefined {
    return this.request.cookies[this.#cookie('visitor')];
  }

  /** Of the session that this request has looked up or begun so far; reading it never looks one up. */
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
    // One request may begin several things, a login and its captcha: all of them belong to the same visitor.
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
    const session = await this.sessions.find(this.token);
    // A cookie's token is out of reach of scripts; sent as a bearer it was read by something that should not have.
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

function hash(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
