import type { Menshen } from '@menshen/client';

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'menshen-sign-in': { readonly client: Menshen; readonly 'return-to': string };
      'menshen-account': { readonly client: Menshen; readonly 'sign-in-url': string };
    }
  }
}
