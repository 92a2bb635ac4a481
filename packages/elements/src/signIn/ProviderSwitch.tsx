import type { IdentityProvider } from '@menshen/client';
import { Select } from '../controls/Select.js';
import { useView } from '../view/view.js';

export interface ProviderSwitchProps {
  /** Those that the server offers, its default first. */
  readonly providers: readonly IdentityProvider[];
  readonly chosen: IdentityProvider | undefined;
  onChoose(provider: IdentityProvider): void;
}

/** Which identity provider has the account, where the server offers several and the page chose none. */
export function ProviderSwitch({ providers, chosen, onChoose }: ProviderSwitchProps) {
  const { texts } = useView();
  const [first] = providers;
  if (first === undefined || providers.length < 2) return null;
  const options = Object.fromEntries(providers.map((provider) => [provider, texts.providers[provider] ?? provider]));
  return (
    <Select
      name="provider"
      label={texts.provider}
      options={options}
      value={chosen ?? first}
      onChange={(value) => onChoose(value as IdentityProvider)}
    />
  );
}
