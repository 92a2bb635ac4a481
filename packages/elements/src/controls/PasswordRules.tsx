import type { PasswordRule } from '@menshen/client';
import { useView } from '../view/view.js';

/** What a new password must fulfil, before the user types it. */
export function PasswordRules({ rules }: { readonly rules: readonly PasswordRule[] }) {
  const { texts } = useView();
  const shown = rules.filter(({ rule }) => rule !== 'REQUIRED' && rule !== 'TOO_LONG');
  if (shown.length === 0) return null;
  return (
    <ul class="rules" aria-label={texts.passwordRules}>
      {shown.map(({ rule, message }) => (
        <li key={rule}>{message}</li>
      ))}
    </ul>
  );
}
