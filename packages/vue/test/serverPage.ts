/** A page that a server renders and a browser hydrates. */
import type { Menshen, SessionSnapshot } from '@menshen/client';
import { type App, createSSRApp, defineComponent, h } from 'vue';
import { createMenshenPlugin, useSession, useSignIn, useSignInOptions, useUser } from '../src/index.js';

export function createServerPage(client: Menshen, initialSession?: SessionSnapshot): App {
  return createSSRApp(Status).use(createMenshenPlugin(client, { initialSession }));
}

const Status = defineComponent({
  setup() {
    const user = useUser();
    const session = useSession();
    const signIn = useSignIn();
    const { options } = useSignInOptions();
    return () => {
      const name = user.value === undefined ? 'unknown' : (user.value?.username ?? 'signed out');
      const words = [session.value.status, name, signIn.value.kind, options.value?.methods.length ?? 'no', 'methods'];
      return h('p', { id: 'status' }, words.join(' '));
    };
  },
});
