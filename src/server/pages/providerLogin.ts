/** `/sign-in/provider` and `/sign-in/callback`: the way to the vendor's hosted page, and back with a code. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Caller } from '../../datasources/capabilities.js';
import type { LoginOutcome } from '../../services/login/login.js';
import { OUTCOMES } from '../../services/outcomes.js';
import { type HostedPages, type HostedPagesParts, noStore, type PageRequest, refuseReturn } from './pageHandlers.js';

export type CallbackRequest = FastifyRequest<{
  Querystring: Partial<Record<'code' | 'state', string | readonly string[]>>;
}>;

/** The login goes on with a step that the sign-in page has. Each names a held login, which belongs to this browser. */
const CONTINUED: ReadonlySet<LoginOutcome['__typename']> = new Set([
  'CaptchaRequired',
  'MfaRequired',
  'PasswordChangeRequired',
]);
const CAPTCHA_FIRST = {
  en: 'A captcha is required. Sign in on this page instead.',
  'zh-CN': '需要先完成安全验证，请在此页面登录。',
};

export class ProviderLogin {
  constructor(
    private readonly parts: HostedPagesParts,
    private readonly pages: HostedPages,
  ) {}

  async begin(request: PageRequest, reply: FastifyReply): Promise<FastifyReply> {
    const returnTo = this.pages.returnTo(request, '/account');
    if (returnTo === undefined) return refuseReturn(reply);
    const { hostedLogin } = this.parts.services;
    if (!hostedLogin.isOffered) {
      reply.callNotFound();
      return reply;
    }
    const auth = this.parts.createAuthContext(request, reply);
    const url = await hostedLogin.begin({ redirectUri: this.pages.callbackUrl(request), returnTo }, auth);
    return noStore(reply).redirect(url, 303);
  }

  /** A login that needs another step goes on in the sign-in page; any other refusal is shown there. */
  async finish(request: CallbackRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { code, state } = request.query;
    const auth = this.parts.createAuthContext(request, reply);
    const answer = { code: onlyOne(code), state: onlyOne(state) };
    const { outcome, returnTo = '/account' } = await this.parts.services.hostedLogin.finish(answer, auth);
    if (outcome.__typename === 'LoginSuccess') return noStore(reply).redirect(returnTo, 303);
    const continueWith = continuationOf(outcome, auth.caller);
    const notice = continueWith === undefined ? noticeOf(outcome, auth.caller.language) : undefined;
    return this.pages.showSignIn(returnTo, request, reply, { notice, continueWith });
  }
}

/** Undefined for a parameter that is missing or repeated. */
function onlyOne(parameter: string | readonly string[] | undefined): string | undefined {
  return typeof parameter === 'string' ? parameter : undefined;
}

/** The outcome as JSON in the form that the client selects it; undefined if the sign-in page cannot go on with it. */
function continuationOf(outcome: LoginOutcome, { language, requestId }: Caller): string | undefined {
  if (!CONTINUED.has(outcome.__typename)) return undefined;
  const { code, messages } = OUTCOMES[outcome.__typename];
  const common = { code, message: messages[language], requestId };
  if (outcome.__typename !== 'CaptchaRequired') return JSON.stringify({ ...outcome, ...common });
  const { reason, ...captcha } = outcome;
  return captcha.continuation === null ? undefined : JSON.stringify({ ...captcha, ...common, captchaReason: reason });
}

function noticeOf({ __typename }: LoginOutcome, language: Caller['language']): string {
  return __typename === 'CaptchaRequired' ? CAPTCHA_FIRST[language] : OUTCOMES[__typename].messages[language];
}
