import { defineComponent, h } from 'vue';
import { captchaProps } from './captchaProps.js';
import { PictureCaptcha } from './pictureCaptcha.js';
import { WidgetCaptcha } from './widgetCaptcha.js';

/** Shows the captcha of a challenge: the vendor's widget, or a picture with an input. */
export const MenshenCaptcha = defineComponent({
  name: 'MenshenCaptcha',
  props: captchaProps,
  setup(props) {
    return () => {
      const { challenge } = props;
      const shown =
        challenge.__typename === 'ImageChallenge'
          ? h(PictureCaptcha, { ...props, challenge, key: challenge.id })
          : h(WidgetCaptcha, props);
      return h('div', [shown]);
    };
  },
});
