/** The elements as JSX of React. The import defines them, as that of the package does. */
import type { CaptchaAdapter, Menshen } from '@menshen/client';
import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { AccountElement } from './element/AccountElement.js';
import type { SignInElement } from './element/SignInElement.js';
import type { Outcome } from './signIn/SignInView.js';

export * from './index.js';

type Props<Element extends HTMLElement> = DetailedHTMLProps<HTMLAttributes<Element>, Element>;

/**
 * What both elements take. React 19 sets properties of elements, and listens to `onNAME` of any event. React 18 sets attributes
 * only: give it `url` in place of `client`, and add listeners in a `ref`.
 */
interface SharedProps {
  readonly url?: string;
  readonly language?: 'en' | 'zh-CN';
  readonly theme?: 'auto' | 'dark' | 'light';
  readonly client?: Menshen;
  readonly captchaAdapters?: Readonly<Record<string, CaptchaAdapter>>;
  readonly 'onmenshen-error'?: (event: CustomEvent<{ readonly code: string; readonly message: string }>) => void;
}

export interface SignInElementProps extends Props<SignInElement>, SharedProps {
  readonly 'return-to'?: string;
  readonly methods?: string;
  readonly provider?: string;
  readonly 'provider-login'?: string;
  readonly notice?: string;
  readonly 'continue-with'?: string;
  readonly 'onmenshen-signed-in'?: (event: CustomEvent<Outcome>) => void;
  readonly 'onmenshen-signed-up'?: (event: CustomEvent<Outcome>) => void;
}

export interface AccountElementProps extends Props<AccountElement>, SharedProps {
  readonly 'sign-in-url'?: string;
  readonly 'onmenshen-signed-out'?: (event: CustomEvent<null>) => void;
}

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'menshen-sign-in': SignInElementProps;
      'menshen-account': AccountElementProps;
    }
  }
}
