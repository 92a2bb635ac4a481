/** The routes of the hosted pages, for applications that have no such pages (docs/sign-in-page.md). */
import type { FastifyPluginAsync } from 'fastify';
import { readElementsScript } from './elementsPackage.js';
import { HostedPages, type HostedPagesParts, type PageRequest } from './pageHandlers.js';
import { type CallbackRequest, ProviderLogin } from './providerLogin.js';

export function hostedPages(parts: HostedPagesParts): FastifyPluginAsync {
  return async (app) => {
    const pages = new HostedPages(parts, await readElementsScript());
    const provider = new ProviderLogin(parts, pages);
    app.get('/sign-in', (request: PageRequest, reply) => pages.signIn(request, reply));
    app.get('/sign-in/provider', (request: PageRequest, reply) => provider.begin(request, reply));
    app.get('/sign-in/callback', (request: CallbackRequest, reply) => provider.finish(request, reply));
    app.get('/account', (request: PageRequest, reply) => pages.account(request, reply));
    app.get(pages.script.path, (request, reply) => pages.sendScript(request, reply));
    await app.register(async (forms) => {
      // The form has no fields.
      forms.removeAllContentTypeParsers();
      forms.addContentTypeParser('*', (_request, payload, done) => {
        payload.resume();
        done(null);
      });
      forms.post('/sign-out', (request: PageRequest, reply) => pages.signOut(request, reply));
    });
  };
}
