import { AccountView } from '../account/AccountView.js';
import { OptionsPage } from '../view/OptionsPage.js';
import { httpAddress } from './httpAddress.js';
import { MenshenElement } from './MenshenElement.js';

/** `<menshen-account>`: the account of the signed-in user. */
export class AccountElement extends MenshenElement {
  static override observedAttributes = [...MenshenElement.observedAttributes, 'sign-in-url'];
  protected override readonly isWide = true;

  /** @internal */
  protected view() {
    return (
      <OptionsPage provider={undefined}>
        {(options) => (
          <AccountView
            options={options}
            signInUrl={httpAddress(this.getAttribute('sign-in-url'))}
            onSignedOut={() => this.emit('menshen-signed-out', null)}
          />
        )}
      </OptionsPage>
    );
  }
}
