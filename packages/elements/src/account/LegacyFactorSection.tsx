import { useState } from 'preact/hooks';
import { Button } from '../controls/Button.js';
import { CopyButton } from '../controls/CopyButton.js';
import { useView } from '../view/view.js';
import { useAccount } from './account.js';
import { TURN_LEGACY_FACTOR } from './documents.js';
import { Section } from './Section.js';
import { TotpRow } from './TotpRow.js';
import { useChange } from './useChange.js';

/** The second factor of users of the first generation: an authenticator app that is on or off. */
export function LegacyFactorSection() {
  const { client, texts } = useView();
  const { account } = useAccount();
  const change = useChange();
  const [key, setKey] = useState<string | null>(null);
  if (!account.legacyMfa) return null;
  const isOn = account.legacyMfa.enabled;
  const turn = (enabled: boolean) =>
    change.run(async () => {
      const { setMfaEnabled } = await client.request(TURN_LEGACY_FACTOR, { enabled });
      setKey(setMfaEnabled.user?.legacyMfa?.sharedKey ?? null);
      return setMfaEnabled;
    });
  return (
    <Section title={texts.secondStep} change={change} problem={change.problem}>
      <ul class="items">
        <TotpRow isOn={isOn} onAdd={() => turn(true)} onRemove={() => turn(false)} />
      </ul>
      {isOn && key !== null && (
        <div class="tight" role="status">
          <p>{texts.totpKey}</p>
          <code class="secret">{key}</code>
          <div class="row">
            <CopyButton text={key} />
            <Button isCompact onClick={() => setKey(null)}>
              {texts.next}
            </Button>
          </div>
        </div>
      )}
    </Section>
  );
}
