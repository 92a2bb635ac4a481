import { captchaTexts, type MenshenError, mountCaptcha } from '@menshen/client';
import { defineComponent, h, onMounted, shallowRef, watch } from 'vue';
import { captchaProps } from './captchaProps.js';
import { useMenshen } from './plugin.js';

/** The widget of a captcha provider. */
export const WidgetCaptcha = defineComponent({
  name: 'MenshenWidgetCaptcha',
  inheritAttrs: false,
  props: captchaProps,
  setup(props) {
    const client = useMenshen();
    const container = shallowRef<HTMLElement>();
    const round = shallowRef(0);
    const error = shallowRef<MenshenError>();
    const showAgain = () => {
      round.value += 1;
    };

    const show = (signal: AbortSignal) => {
      // Each widget has a box of its own, so that the removal of one does not empty the next.
      const box = document.createElement('div');
      container.value?.append(box);
      signal.addEventListener('abort', () => box.remove());
      error.value = undefined;
      const { language } = client;
      mountCaptcha(props.challenge, box, { language, signal, adapters: props.adapters }).then(
        async (answer) => {
          const sent = props.onAnswer(answer);
          if (!(sent instanceof Promise)) return;
          await sent;
          if (!signal.aborted) showAgain();
        },
        (reason: MenshenError) => {
          if (signal.aborted) return;
          error.value = reason;
          props.onError?.(reason);
        },
      );
    };
    onMounted(() => {
      watch(
        [() => props.challenge, round],
        (_now, _before, onCleanup) => {
          const abort = new AbortController();
          onCleanup(() => abort.abort());
          show(abort.signal);
        },
        { immediate: true },
      );
    });

    return () => [
      h('div', { ref: container }),
      error.value &&
        h('div', { role: 'alert' }, [
          h('p', error.value.message),
          h(
            'button',
            { type: 'button', onClick: () => (props.onRenew ?? showAgain)() },
            captchaTexts(client.language).retry,
          ),
        ]),
    ];
  },
});
