/**
 * A sign-in page without a build step: password with a GeeTest captcha when one is asked for, or a QR code that is approved on
 * the phone. `?api=` is the server.
 */
const settings = new URLSearchParams(location.search);
const api = settings.get('api') ?? '';

/** Texts by hash, as codegen prints operations.graphql. Nothing else is sent, so a server with this manifest can refuse the rest. */
const documents = fetch('../generated/persisted-documents.json').then((response) => response.json());

/** The text of one operation. */
async function text(operation) {
  const named = new RegExp(`(?:query|mutation|subscription) ${operation}\\b`);
  return Object.values(await documents).find((document) => named.test(document));
}

/** The session travels in an HttpOnly cookie: there is no token for this page to keep. */
async function ask(operation, variables = {}) {
  const response = await fetch(`${api}/graphql`, {
    method: 'POST',
    credentials: 'include',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: await text(operation), variables }),
  });
  const { data, errors } = await response.json();
  if (errors) throw new Error(errors[0].message);
  return data;
}

function show(text) {
  document.querySelector('#status').textContent = text;
}

async function finish(outcome) {
  if (outcome.__typename === 'CaptchaRequired') return solve(outcome);
  if (outcome.__typename !== 'LoginSuccess') return show(outcome.message);
  const { me, session } = await ask('SignedIn');
  return show(`Signed in as ${me.username ?? me.email} by ${session.proofs.map(({ kind }) => kind).join(', ')}`);
}

/** The server holds the login: only the captcha's answer travels, not the password again. */
async function solve({ continuation, challenge }) {
  show('Please solve the captcha.');
  const { gt, challenge: name, success, newCaptcha, scriptUrl, apiServer } = challenge;
  await load(scriptUrl);
  const where = { api_server: apiServer, protocol: `${new URL(scriptUrl).protocol}//` };
  initGeetest(
    { gt, challenge: name, offline: !success, new_captcha: newCaptcha, product: 'float', ...where },
    (widget) => {
      widget.appendTo('#captcha').onSuccess(async () => {
        const values = widget.getValidate();
        const geetestV3 = {
          challenge: values.geetest_challenge,
          validate: values.geetest_validate,
          seccode: values.geetest_seccode,
        };
        finish((await ask('AnswerCaptcha', { continuation, captcha: { geetestV3 } })).continueLogin);
      });
    },
  );
}

function load(address) {
  return new Promise((resolve, reject) => {
    if (window.initGeetest) return resolve();
    const script = Object.assign(document.createElement('script'), { src: address, onload: resolve, onerror: reject });
    return document.head.append(script);
  });
}

/** Every state of the event, as the server tells it. */
async function* follow(id) {
  const response = await fetch(`${api}/graphql/stream`, {
    method: 'POST',
    credentials: 'include',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify({ query: await text('FollowQrCode'), variables: { id } }),
  });
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const parts = (rest + value).split('\n\n');
    rest = parts.pop();
    for (const part of parts) {
      const data = /^data: (.+)$/m.exec(part)?.[1];
      if (data) yield JSON.parse(data).data.pushAuthEventUpdated.status;
    }
  }
}

document.querySelector('#password').addEventListener('submit', async (event) => {
  event.preventDefault();
  const { email, password } = Object.fromEntries(new FormData(event.target));
  finish((await ask('Login', { input: { method: { email: { email, password } } } })).login);
});

document.querySelector('#qr').addEventListener('click', async () => {
  const { event, message } = (await ask('ShowQrCode')).createAuthQrCode;
  if (!event) return show(message);
  const code = document.querySelector('#code');
  Object.assign(code, { src: event.qrCode.url, hidden: false });
  for await (const status of follow(event.id)) show(status);
  return finish((await ask('Login', { input: { method: { pushAuth: { event: event.id } } } })).login);
});
