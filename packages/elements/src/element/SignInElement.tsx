import type { IdentityProvider } from '@menshen/client';
import { type Outcome, SignInView } from '../signIn/SignInView.js';
import { OptionsPage } from '../view/OptionsPage.js';
import { httpAddress } from './httpAddress.js';
import { MenshenElement } from './MenshenElement.js';

/** `<menshen-sign-in>`: every way to sign in that the server offers, with registration and password reset. */
export class SignInElement extends MenshenElement {
  static override observedAttributes = [
    ...MenshenElement.observedAttributes,
    'return-to',
    'methods',
    'provider',
    'provider-login',
    'notice',
  ];

  /** @internal */
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
            providerLogin={httpAddress(this.getAttribute('provider-login'))}
            notice={this.getAttribute('notice')}
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
    const target = isAllowed ? httpAddress(this.getAttribute('return-to')) : null;
    if (target !== null) location.assign(target);
  };
}
