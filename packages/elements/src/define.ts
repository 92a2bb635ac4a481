import { AccountElement } from './element/AccountElement.js';
import { SignInElement } from './element/SignInElement.js';

const ELEMENTS = { 'menshen-sign-in': SignInElement, 'menshen-account': AccountElement };

/** Defines the elements of this package, where there is a page and they are not defined yet. */
export function defineElements(): void {
  if (typeof customElements === 'undefined') return;
  for (const [name, element] of Object.entries(ELEMENTS)) {
    if (customElements.get(name) === undefined) customElements.define(name, element);
  }
}
