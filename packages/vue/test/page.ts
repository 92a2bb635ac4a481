/** A page for a browser. `?view` chooses what it shows. */
import { createMenshen, type SessionSnapshot } from '@menshen/client';
import { type Component, computed, createApp, defineComponent, h, shallowRef } from 'vue';
import {
  createMenshenPlugin,
  MenshenCaptcha,
  useFlow,
  useResetPassword,
  useSession,
  useSignIn,
  useSignInOptions,
  useSignUp,
} from '../src/index.js';
import { createServerPage } from './serverPage.js';

declare const SERVER_URL: string;
declare global {
  interface Window {
    readonly INITIAL_SESSION?: SessionSnapshot;
  }
}

const button = (text: string, onClick: () => unknown) => h('button', { type: 'button', onClick }, text);

/** Offers passkeys in the autofill, while it is on the screen. */
const Passkey = defineComponent(() => {
  const state = useSignIn({ conditionalPasskey: true });
  return () => h('p', state.value.kind);
});

/** A login whose requests can be cancelled. */
const Cancel = defineComponent(() => {
  const current = useSignIn();
  const state = computed(() => (current.value.kind === 'sending' ? current.value.previous : current.value));
  const act = () => {
    if (current.value.kind === 'sending') current.value.cancel();
    else if (current.value.kind === 'idle')
      current.value.start({ username: { username: 'menshen', password: 'Menshen-2026' } });
  };
  return () => {
    const { value } = state;
    return [
      h('p', current.value.kind),
      button(current.value.kind === 'sending' ? 'Cancel' : 'Start', act),
      value.kind === 'captcha' && h(MenshenCaptcha, { challenge: value.challenge, onAnswer: value.solve }),
    ];
  };
});

const Registration = defineComponent(() => {
  const state = useSignUp();
  const register = () => {
    const email = { email: 'flows@example.com', password: 'Menshen-2026' };
    if (state.value.kind === 'idle') state.value.start({ method: { email } });
  };
  return () => button(`Register: ${state.value.kind}`, register);
});

const Flows = defineComponent(() => {
  const isShown = shallowRef(true);
  const { options, error, reload } = useSignInOptions();
  const flows = [useResetPassword(), useFlow((client) => client.enrollTotp())];
  const toggle = () => {
    isShown.value = !isShown.value;
  };
  return () => [
    button('Toggle', toggle),
    isShown.value && h(Registration),
    h('p', { id: 'offer' }, [
      `${options.value?.methods.join() ?? error.value?.code} ${flows.map(({ value }) => value.kind).join()}`,
    ]),
    button('Reload', reload),
  ];
});

/** The session in another client of the same page. */
const Badge = defineComponent(() => {
  const session = useSession();
  return () => h('p', { id: 'badge' }, `${session.value.status} ${session.value.user?.username}`);
});

const VIEWS: Readonly<Record<string, Component>> = { cancel: Cancel, flows: Flows, passkey: Passkey };
const view = VIEWS[new URLSearchParams(location.search).get('view') ?? ''];
const plugin = () => createMenshenPlugin(createMenshen({ url: SERVER_URL }));

if (document.querySelector('#app')?.hasChildNodes()) {
  createServerPage(createMenshen({ url: SERVER_URL }), window.INITIAL_SESSION).mount('#app');
} else {
  const badge = document.createElement('div');
  document.body.append(badge);
  createApp(Badge).use(plugin()).mount(badge);
  if (view) createApp(view).use(plugin()).mount('#app');
  else await import('readme:main.ts');
}
