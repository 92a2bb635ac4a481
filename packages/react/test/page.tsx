/** A page for a browser. `?view` chooses what it shows. */

import { App } from 'readme:App.tsx';
import { createMenshen, type SessionSnapshot } from '@menshen/client';
import { type ReactElement, StrictMode, useState } from 'react';
import { createRoot, hydrateRoot } from 'react-dom/client';
import {
  Captcha,
  MenshenProvider,
  useFlow,
  useResetPassword,
  useSession,
  useSignIn,
  useSignInOptions,
  useSignUp,
} from '../src/index.js';
import { ServerPage } from './serverPage.js';

declare const SERVER_URL: string;
declare global {
  interface Window {
    readonly INITIAL_SESSION?: SessionSnapshot;
  }
}

const client = createMenshen({ url: SERVER_URL });

/** The application of the README has a client of its own. */
const VIEWS: Readonly<Record<string, () => ReactElement>> = {
  app: App,
  cancel: within(Cancel),
  flows: within(Flows),
  passkey: within(Passkey),
};

function within(View: () => ReactElement): () => ReactElement {
  return () => (
    <MenshenProvider client={client}>
      <View />
    </MenshenProvider>
  );
}

/** Offers passkeys in the autofill, while it is on the screen. */
function Passkey(): ReactElement {
  return <p>{useSignIn({ conditionalPasskey: true }).kind}</p>;
}

/** A login whose requests can be cancelled. */
function Cancel(): ReactElement {
  const current = useSignIn();
  const state = current.kind === 'sending' ? current.previous : current;
  const start = () =>
    state.kind === 'idle' && state.start({ username: { username: 'menshen', password: 'Menshen-2026' } });
  return (
    <>
      <p>{current.kind}</p>
      <button type="button" onClick={() => (current.kind === 'sending' ? current.cancel() : start())}>
        {current.kind === 'sending' ? 'Cancel' : 'Start'}
      </button>
      {state.kind === 'captcha' && <Captcha challenge={state.challenge} onAnswer={state.solve} />}
    </>
  );
}

function Flows(): ReactElement {
  const [isShown, setShown] = useState(true);
  return (
    <>
      <button type="button" onClick={() => setShown(!isShown)}>
        Toggle
      </button>
      {isShown && <Registration />}
      <Offer />
    </>
  );
}

function Registration(): ReactElement {
  const state = useSignUp();
  const register = () => {
    const email = { email: 'flows@example.com', password: 'Menshen-2026' };
    if (state.kind === 'idle') state.start({ method: { email } });
  };
  return (
    <button type="button" onClick={register}>
      Register: {state.kind}
    </button>
  );
}

function Offer(): ReactElement {
  const { options, error, reload } = useSignInOptions();
  const kinds = [useResetPassword().kind, useFlow((client) => client.enrollTotp()).kind];
  return (
    <>
      <p id="offer">
        {options?.methods.join() ?? error?.code} {kinds.join()}
      </p>
      <button type="button" onClick={reload}>
        Reload
      </button>
    </>
  );
}

/** The session in another client of the same page. */
function Badge(): ReactElement {
  const { status, user } = useSession();
  return (
    <p id="badge">
      {status} {user?.username}
    </p>
  );
}

const root = document.querySelector('#app') ?? document.body;
if (root.hasChildNodes()) {
  hydrateRoot(root, <ServerPage client={client} session={window.INITIAL_SESSION} />);
} else {
  const View = VIEWS[new URLSearchParams(location.search).get('view') ?? 'app'] ?? App;
  const badge = document.createElement('div');
  document.body.append(badge);
  createRoot(root).render(
    <StrictMode>
      <View />
    </StrictMode>,
  );
  createRoot(badge).render(
    <MenshenProvider client={createMenshen({ url: SERVER_URL })}>
      <Badge />
    </MenshenProvider>,
  );
}
