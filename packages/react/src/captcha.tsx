import type { ReactElement } from 'react';
import type { CaptchaProps } from './captchaProps.js';
import { PictureCaptcha } from './pictureCaptcha.js';
import { WidgetCaptcha } from './widgetCaptcha.js';

/** Shows the captcha of a challenge: the vendor's widget, or a picture with an input. */
export function Captcha(props: CaptchaProps): ReactElement {
  const { challenge, className } = props;
  return (
    <div className={className}>
      {challenge.__typename === 'ImageChallenge' ? (
        <PictureCaptcha {...props} challenge={challenge} key={challenge.id} />
      ) : (
        <WidgetCaptcha {...props} />
      )}
    </div>
  );
}
