/** The pages themselves: their HTML, headers and redirects. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../../config.js';
import type { Services } from '../../services/services.js';
import type { AuthContext } from '../../services/sessions/authContext.js';
import { preferredLanguage } from '../http/language.js';
import { contentSecurityPolicy } from './contentSecurityPolicy.js';
import type { ElementsScript } from './elementsPackage.js';
import { type Page, type PageName, pageStyle, renderPage } from './page.js';
import { ReturnAddresses } from './returnAddress.js';

/** Sign in, then return to the account page. */
const SIGN_IN_FIRST = '/sign-in?return_to=%2Faccount';
const ONE_YEAR_SECONDS = 31_536_000;

export interface HostedPagesParts {
  readonly config: Pick<Config, 'publicUrl' | 'returnOrigins' | 'brandName' | 'brandLogoUrl' | 'brandBackground'>;
  readonly services: Pick<Services, 'captchas' | 'current' | 'assurance' | 'hostedLogin'>;
  readonly loopbackOnly: boolean;
  readonly createAuthContext: (request: FastifyRequest, reply: FastifyReply) => AuthContext;
}

interface Query {
  readonly return_to?: string | readonly string[];
  readonly max_age?: string | readonly string[];
}

/** What happened before the sign-in page is shown. */
export interface EarlierStep {
  /** Why that step did not sign the user in. */
  readonly notice?: string | undefined;
  /** The outcome that the page goes on with, as JSON. */
  readonly continueWith?: string | undefined;
}

export type PageRequest = FastifyRequest<{ Querystring: Query }>;

export class HostedPages {
  readonly #returns: ReturnAddresses;
  readonly #style: string;
  readonly #policy: string;

  constructor(
    private readonly parts: HostedPagesParts,
    readonly script: ElementsScript,
  ) {
    const { config, services, loopbackOnly } = parts;
    this.#returns = new ReturnAddresses({ ...config, loopbackOnly });
    this.#style = pageStyle(config.brandBackground);
    this.#policy = contentSecurityPolicy({
      style: this.#style,
      captcha: services.captchas.pageSources,
      logo: config.brandLogoUrl,
    });
  }

  /** A user who is signed in already, with a proof that is new enough for `max_age`, goes on at once. */
  async signIn(request: PageRequest, reply: FastifyReply): Promise<FastifyReply> {
    const returnTo = this.returnTo(request, '/account');
    if (returnTo === undefined) return refuseReturn(reply);
    if (await this.#isSignedIn(request, reply)) return reply.redirect(returnTo, 303);
    return this.showSignIn(returnTo, request, reply);
  }

  showSignIn(
    returnTo: string,
    request: FastifyRequest,
    reply: FastifyReply,
    { notice, continueWith }: EarlierStep = {},
  ): FastifyReply {
    const providerLogin = this.parts.services.hostedLogin.isOffered
      ? `/sign-in/provider?return_to=${encodeURIComponent(returnTo)}`
      : undefined;
    const attributes = {
      'return-to': returnTo,
      'provider-login': providerLogin,
      notice,
      'continue-with': continueWith,
    };
    return this.#send('sign-in', attributes, request, reply);
  }

  async account(request: PageRequest, reply: FastifyReply): Promise<FastifyReply> {
    const session = await this.parts.createAuthContext(request, reply).session();
    if (session === undefined) return noStore(reply).redirect(SIGN_IN_FIRST, 303);
    return this.#send('account', { 'sign-in-url': SIGN_IN_FIRST }, request, reply);
  }

  /** Only pages may send it: browsers add an Origin, which the origin policy has accepted. */
  async signOut(request: PageRequest, reply: FastifyReply): Promise<FastifyReply> {
    noStore(reply);
    const returnTo = this.returnTo(request, '/sign-in');
    if (returnTo === undefined) return refuseReturn(reply);
    if (request.headers.origin === undefined) {
      return reply.code(403).type('text/plain').send('Send this form from a page: the request has no Origin.');
    }
    await this.parts.services.current.logout(this.parts.createAuthContext(request, reply));
    return reply.redirect(returnTo, 303);
  }

  sendScript({ headers }: FastifyRequest, reply: FastifyReply): FastifyReply {
    const isGzipAccepted = headers['accept-encoding']?.includes('gzip') === true;
    if (isGzipAccepted) reply.header('content-encoding', 'gzip');
    return reply
      .headers({ 'cache-control': `public, max-age=${ONE_YEAR_SECONDS}, immutable`, vary: 'accept-encoding' })
      .type('text/javascript; charset=utf-8')
      .send(isGzipAccepted ? this.script.gzipped : this.script.text);
  }

  async #isSignedIn(request: PageRequest, reply: FastifyReply): Promise<boolean> {
    const session = await this.parts.createAuthContext(request, reply).session();
    if (session === undefined) return false;
    const { max_age: maxAge } = request.query;
    if (maxAge === undefined) return true;
    const seconds = typeof maxAge === 'string' && /^\d{1,9}$/.test(maxAge) ? Number(maxAge) : 0;
    return this.parts.services.assurance.isProvenWithin(session, seconds);
  }

  /** @returns the parameter `return_to` as an absolute URL; undefined if it is not accepted */
  returnTo(request: PageRequest, fallback: string): string | undefined {
    const { return_to: asked = fallback } = request.query;
    return typeof asked === 'string' ? this.#returns.read(asked, request)?.href : undefined;
  }

  /** Where the vendor's hosted page sends the browser back to. */
  callbackUrl(request: FastifyRequest): string {
    return `${this.#returns.ownOrigin(request)}/sign-in/callback`;
  }

  #send(name: PageName, attributes: Page['attributes'], request: FastifyRequest, reply: FastifyReply): FastifyReply {
    const { brandName: brand } = this.parts.config;
    const language = preferredLanguage(request.headers['accept-language']);
    return noStore(reply)
      .headers({ 'content-security-policy': this.#policy, 'referrer-policy': 'no-referrer', vary: 'accept-language' })
      .type('text/html; charset=utf-8')
      .send(renderPage({ name, language, script: this.script, style: this.#style, brand, attributes }));
  }
}

export function noStore(reply: FastifyReply): FastifyReply {
  return reply.header('cache-control', 'no-store');
}

export function refuseReturn(reply: FastifyReply): FastifyReply {
  return noStore(reply)
    .code(400)
    .type('text/plain')
    .send(
      'The parameter return_to must be one address of this site. Operators add other sites to the setting RETURN_ORIGINS.',
    );
}
