/** What all components of one element share. */
import type { Branding, CaptchaAdapter, ErrorInfo, Menshen } from '@menshen/client';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Texts } from '../texts/texts.js';

export interface View {
  readonly client: Menshen;
  readonly texts: Texts;
  /** The language of `texts`. */
  readonly language: string;
  readonly captchaAdapters: Readonly<Record<string, CaptchaAdapter>>;
  /** What the user has typed, by field, so that a form that comes back is not empty. Never a secret. */
  readonly drafts: Map<string, string>;
  /** An element outside of the shadow root, shown where the slot `captcha` is: the vendors style their widgets by the page. */
  captchaContainer(): HTMLElement;
  /** Tells the page that a request failed. */
  onError(error: ErrorInfo): void;
  applyBrand(brand: Branding | null): void;
}

const ViewContext = createContext<View | null>(null);
export const ViewProvider = ViewContext.Provider;

export function useView(): View {
  const view = useContext(ViewContext);
  if (view === null) throw new Error('A component was rendered outside of a Menshen element.');
  return view;
}

/** Whether a request is under way: controls keep their focus, and do nothing. */
export const Busy = createContext(false);
export const useBusy = (): boolean => useContext(Busy);
