import { Step } from '../controls/Step.js';
import { useView } from '../view/view.js';

/** The account page of a visitor. */
export function SignedOut({ signInUrl }: { readonly signInUrl: string | null }) {
  const { texts } = useView();
  return (
    <Step title={texts.signedOut} lead={texts.signedOutHint}>
      {signInUrl !== null && (
        <a class="primary" part="button primary-button" href={signInUrl} data-first>
          {texts.signIn}
        </a>
      )}
    </Step>
  );
}
