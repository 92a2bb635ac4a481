/** `/sign-in/provider` and `/sign-in/callback`: the way to the vendor's hosted page, and back with a code. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Caller } from '../../datasources/capabilities.js';
import type { LoginOutcome } from '../../services/login/login.js';
import { OUTCOMES } from '../../services/outcomes.js';
import { type HostedPages, type HostedPagesParts, noStore, type PageRequest, refuseReturn } from './pageHandlers.js';

export type CallbackRequest = FastifyRequest<{
  Querystring: Partial<Record<'code' | 'state', string | readonly string[]>>;
}>;

/** The login must go on with a step that only the sign-in page has. */
const NEED_MORE_STEPS: ReadonlySet<LoginOutcome['__typename']> = new Set([
  'CaptchaRequired',
  'MfaRequired',
  'PasswordChangeRequired',
]);
const MORE_STEPS = {
  en: 'This account needs another step. Sign in on this page instead.',
  'zh-CN': '该账号还需要其他验证，请在此页面登录。',
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

  /** A login that did not succeed shows the sign-in page with the reason. */
  async finish(request: CallbackRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { code, state } = request.query;
    const auth = this.parts.createAuthContext(request, reply);
    const answer = typeof code === 'string' && typeof state === 'string' ? { code, state } : undefined;
    const { outcome, returnTo = '/account' } = await this.parts.services.hostedLogin.finish(answer, auth);
    if (outcome.__typename === 'LoginSuccess') return noStore(reply).redirect(returnTo, 303);
    return this.pages.showSignIn(returnTo, request, reply, noticeOf(outcome, auth.caller.language));
  }
}

function noticeOf({ __typename }: LoginOutcome, language: Caller['language']): string {
  return NEED_MORE_STEPS.has(__typename) ? MORE_STEPS[language] : OUTCOMES[__typename].messages[language];
}
