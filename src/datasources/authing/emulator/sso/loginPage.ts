/** The page that emulates the vendor's hosted login. */
import { constants, publicEncrypt } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { type Call, readCall } from '../call.js';
import { type LoginName, loginByPassword } from '../login.js';
import { setCookies } from '../rest/envelope.js';
import type { AuthingState } from '../state.js';
import { VendorError } from '../vendorError.js';
import { formOf } from './client.js';

/** The paths to which a completed login may return: those of the login protocols. */
const RETURN_PATHS = /^\/(?:oidc\/auth|cas-idp\/[0-9a-f]+)\?/;

export function showLoginPage(reply: FastifyReply, returnTo: string, failure = ''): FastifyReply {
  return reply
    .code(failure ? 401 : 200)
    .header('cache-control', 'no-store')
    .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'")
    .type('text/html; charset=utf-8')
    .send(page(returnTo, failure));
}

/** The page supports neither second factors nor forced password changes. It shows the vendor's message instead. */
export function addLoginForm(app: FastifyInstance, state: () => AuthingState): void {
  app.post('/emulated/login', async (request, reply) => {
    const { account = '', password = '', return_to: returnTo = '' } = formOf(request);
    if (!RETURN_PATHS.test(returnTo)) throw new VendorError(400, { httpStatus: 400 });
    const call = readCall(request, state());
    try {
      await loginByPassword(call, nameOf(account.trim()), encrypted(call, password), {});
    } catch (error) {
      if (error instanceof VendorError) return showLoginPage(reply, returnTo, `${error.code}: ${error.text.en}`);
      throw error;
    }
    setCookies(call, reply);
    return reply.redirect(returnTo, 303);
  });
}

function nameOf(account: string): LoginName {
  if (account.includes('@')) return { email: account };
  return /^\d{11}$/.test(account) ? { phone: account } : { username: account };
}

/** In the format of the vendor's own page. */
function encrypted({ state }: Call, password: string): string {
  const key = { key: state.platform.passwordCipher.publicKey, padding: constants.RSA_PKCS1_PADDING };
  return publicEncrypt(key, Buffer.from(password)).toString('base64');
}

function page(returnTo: string, failure: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Sign in: emulated Authing application</title>
<style>
:root { color-scheme: light dark; }
body { margin: 15vh auto; max-width: 22rem; padding: 0 1rem; font: 1rem/1.5 system-ui, sans-serif; }
form, label { display: grid; gap: .25rem; } form { gap: 1rem; }
input, button { font: inherit; padding: .5rem .75rem; }
[role="alert"] { color: light-dark(#b3261e, #ff8a80); }
</style>
</head>
<body>
<main>
<h1>Sign in</h1>
<p>This page emulates Authing's hosted login. It runs on this machine.</p>
${failure && `<p role="alert">${escapeHtml(failure)}</p>`}
<form method="post" action="/emulated/login">
<input type="hidden" name="return_to" value="${escapeHtml(returnTo)}">
<label>Username, email or phone <input name="account" autocomplete="username" required autofocus></label>
<label>Password <input name="password" type="password" autocomplete="current-password" required></label>
<button>Sign in</button>
</form>
</main>
</body>
</html>`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
