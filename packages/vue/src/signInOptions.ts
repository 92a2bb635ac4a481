import type { IdentityProvider, MenshenError, SignInOptions } from '@menshen/client';
import { type MaybeRefOrGetter, onMounted, type ShallowRef, shallowRef, toValue, watch } from 'vue';
import { useMenshen } from './plugin.js';

export interface LoadedSignInOptions {
  /** Undefined until they are loaded. */
  readonly options: Readonly<ShallowRef<SignInOptions | undefined>>;
  /** Why they could not be loaded. */
  readonly error: Readonly<ShallowRef<MenshenError | undefined>>;
  /** Requests them again after an error. */
  reload(): void;
}

/** What the sign-in page can offer. Loaded in the browser, once per client and provider. */
export function useSignInOptions(provider?: MaybeRefOrGetter<IdentityProvider | undefined>): LoadedSignInOptions {
  const client = useMenshen();
  const options = shallowRef<SignInOptions>();
  const error = shallowRef<MenshenError>();
  const attempt = shallowRef(0);
  onMounted(() => {
    watch(
      [() => toValue(provider), attempt] as const,
      async ([chosen], _before, onCleanup) => {
        let isCurrent = true;
        onCleanup(() => {
          isCurrent = false;
        });
        const show = (loaded?: SignInOptions, reason?: MenshenError) => {
          if (!isCurrent) return;
          options.value = loaded;
          error.value = reason;
        };
        show();
        await client.signInOptions(chosen).then(show, (reason: MenshenError) => show(undefined, reason));
      },
      { immediate: true },
    );
  });
  return { options, error, reload: () => void attempt.value++ };
}
