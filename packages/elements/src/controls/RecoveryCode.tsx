import { useState } from 'preact/hooks';
import { useView } from '../view/view.js';
import { Button } from './Button.js';
import { CheckBox } from './CheckBox.js';
import { CopyButton } from './CopyButton.js';

/** A recovery code, shown once: the user confirms that it is saved before going on. */
export function RecoveryCode({ code, onSaved }: { readonly code: string; readonly onSaved: () => void }) {
  const { texts } = useView();
  const [isSaved, setSaved] = useState(false);
  return (
    <div class="stack">
      <RecoveryCodeText code={code} />
      <CheckBox label={texts.recoverySaved} isChecked={isSaved} onChange={setSaved} />
      <Button variant="primary" isBlocked={!isSaved} onClick={onSaved}>
        {texts.next}
      </Button>
    </div>
  );
}

export function RecoveryCodeText({ code }: { readonly code: string }) {
  const { texts } = useView();
  return (
    <div class="tight">
      <p>{texts.recoverySave}</p>
      <output class="secret" part="recovery-code" aria-label={texts.recoveryCode}>
        {code}
      </output>
      <div class="row">
        <CopyButton text={code} />
      </div>
    </div>
  );
}
