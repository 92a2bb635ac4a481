import { captchaTexts, type ImageChallenge } from '@menshen/client';
import { defineComponent, h, type PropType, shallowRef, useId } from 'vue';
import { captchaProps } from './captchaProps.js';
import { useMenshen } from './plugin.js';

/** A picture, and an input for the characters in it. Not a form, because it may stand inside one. */
export const PictureCaptcha = defineComponent({
  name: 'MenshenPictureCaptcha',
  inheritAttrs: false,
  props: { ...captchaProps, challenge: { type: Object as PropType<ImageChallenge>, required: true } },
  setup(props) {
    const client = useMenshen();
    const id = useId();
    const image = shallowRef('');
    const submit = () => {
      if (image.value === '') return;
      props.onAnswer({ image: image.value });
      image.value = '';
    };
    const onInput = ({ target }: Event) => {
      if (target instanceof HTMLInputElement) image.value = target.value;
    };
    const onKeydown = (event: KeyboardEvent) => {
      // Enter also ends the composition of an input method.
      if (event.key !== 'Enter' || event.isComposing) return;
      event.preventDefault();
      submit();
    };
    return () => {
      const { challenge, onRenew } = props;
      const texts = captchaTexts(client.language);
      const behaviour = { autocomplete: 'off', autocapitalize: 'none', spellcheck: false, maxlength: 32 };
      return [
        h('img', { src: challenge.imageDataUrl, alt: texts.picture }),
        h('label', { for: id }, texts.characters),
        h('input', { id, value: image.value, onInput, onKeydown, ...behaviour }),
        h('button', { type: 'button', onClick: submit }, texts.submit),
        onRenew && h('button', { type: 'button', onClick: () => onRenew() }, texts.renew),
      ];
    };
  },
});
