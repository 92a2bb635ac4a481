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
    'continue-with',
  ];

  /** What the user has chosen, where the page has not. */
  #provider: IdentityProvider | undefined;

  /** @internal */
  protected view() {
    // Values that the server does not know are refused by it.
    const given = this.getAttribute('provider') as IdentityProvider | null;
    const provider = given ?? this.#provider;
    return (
      <OptionsPage provider={provider}>
        {(options) => (
          <SignInView
            options={options}
            provider={provider}
            methods={this.getAttribute('methods')}
            providerLogin={httpAddress(this.getAttribute('provider-login'))}
            notice={this.getAttribute('notice')}
            continueWith={this.getAttribute('continue-with')}
            onProvider={given === null ? this.#choose : null}
            onSignedIn={this.#signedIn}
            onSignedUp={(outcome) => this.emit('menshen-signed-up', outcome)}
          />
        )}
      </OptionsPage>
    );
  }

  readonly #choose = (provider: IdentityProvider): void => {
    this.#provider = provider;
    this.changed();
  };

  readonly #signedIn = (outcome: Outcome): void => {
    const isAllowed = this.emit('menshen-signed-in', outcome, true);
    const target = isAllowed ? httpAddress(this.getAttribute('return-to')) : null;
    if (target !== null) location.assign(target);
  };
}
