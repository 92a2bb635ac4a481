import { captchaTexts, type ImageChallenge } from '@menshen/client';
import { type KeyboardEvent, type ReactElement, useId, useState } from 'react';
import type { CaptchaProps } from './captchaProps.js';
import { useMenshen } from './provider.js';

type Props = Pick<CaptchaProps, 'onAnswer' | 'onRenew'> & { readonly challenge: ImageChallenge };

/** A picture, and an input for the characters in it. Not a form, because it may stand inside one. */
export function PictureCaptcha({ challenge, onAnswer, onRenew }: Props): ReactElement {
  const texts = captchaTexts(useMenshen().language);
  const id = useId();
  const [image, setImage] = useState('');
  const submit = () => {
    if (image === '') return;
    setImage('');
    onAnswer({ image });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // Enter also ends the composition of an input method.
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    submit();
  };
  return (
    <>
      <img src={challenge.imageDataUrl} alt={texts.picture} />
      <label htmlFor={id}>{texts.characters}</label>
      <input
        id={id}
        value={image}
        onChange={(event) => setImage(event.target.value)}
        onKeyDown={onKeyDown}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={32}
      />
      <button type="button" onClick={submit}>
        {texts.submit}
      </button>
      {onRenew && (
        <button type="button" onClick={() => onRenew()}>
          {texts.renew}
        </button>
      )}
    </>
  );
}
