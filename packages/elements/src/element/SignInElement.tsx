import type { IdentityProvider } from '@menshen/client';
import { type Outcome, SignInView } from '../signIn/SignInView.js';
import { OptionsPage } from '../view/OptionsPage.js';
import { MenshenElement } from './MenshenElement.js';

/** `<menshen-sign-in>`: every way to sign in that the server offers, with registration and password reset. */
export class SignInElement extends MenshenElement {
  static override observedAttributes = [...MenshenElement.observedAttributes, 'return-to', 'methods', 'provider'];

  protected view() {
    // Values that the server does not know are refused by it.
    const provider = (this.getAttribute('provider') ?? undefined) as IdentityProvider | undefined;
    return (
      <OptionsPage provider={provider} onError={this.#failed}>
        {(options) => (
          <SignInView
            options={options}
            provider={provider}
            methods={this.getAttribute('methods')}
            onSignedIn={this.#signedIn}
            onSignedUp={(outcome) => this.emit('menshen-signed-up', outcome)}
            onError={this.#failed}
          />
        )}
      </OptionsPage>
    );
  }

  readonly #failed = (code: string, message: string): void => {
    this.emit('menshen-error', { code, message });
  };

  readonly #signedIn = (outcome: Outcome): void => {
    const isAllowed = this.emit('menshen-signed-in', outcome, true);
    const target = isAllowed ? returnAddress(this.getAttribute('return-to')) : null;
    if (target !== null) location.assign(target);
  };
}

/** The address of the page to return to; null if it is none that a browser may open, such as `javascript:`. */
function returnAddress(text: string | null): string | null {
  if (!text || !URL.canParse(text, location.href)) return null;
  const { protocol, href } = new URL(text, location.href);
  return protocol === 'https:' || protocol === 'http:' ? href : null;
}
