import type { Problem, TotpEnrollment } from '@menshen/client';
import { useState } from 'preact/hooks';
import { CheckBox } from '../controls/CheckBox.js';
import { CodeField } from '../controls/CodeField.js';
import { CopyButton } from '../controls/CopyButton.js';
import { Form } from '../controls/Form.js';
import { QrImage } from '../controls/QrImage.js';
import { RecoveryCodeText } from '../controls/RecoveryCode.js';
import type { Setback } from '../view/useResting.js';
import { useView } from '../view/view.js';

const NAMES = { code: ['code', 'totp'] };

export interface TotpSetupProps {
  readonly enrollment: TotpEnrollment;
  readonly problem: Problem | null;
  /** Left out on the account page. */
  readonly setback?: Setback | null;
  onConfirm(code: string): void;
}

/** The secret of a new authenticator app as QR code and text, the recovery code, and the first code of the app. */
export function TotpSetup({ enrollment, onConfirm, ...alerts }: TotpSetupProps) {
  const { texts } = useView();
  const [isSaved, setSaved] = useState(false);
  return (
    <div class="stack">
      <QrImage src={enrollment.qrCodeDataUrl} label={texts.totpQrCode} />
      <div class="tight">
        <p>{texts.totpManual}</p>
        <code class="secret">{enrollment.secret}</code>
        <div class="row">
          <CopyButton text={enrollment.secret} />
        </div>
      </div>
      <RecoveryCodeText code={enrollment.recoveryCode} />
      <CheckBox label={texts.recoverySaved} isChecked={isSaved} onChange={setSaved} />
      <Form
        {...alerts}
        takesFocus
        names={NAMES}
        submit={texts.confirm}
        isBlocked={!isSaved}
        onSubmit={({ code = '' }) => onConfirm(code.trim())}
      >
        <CodeField label={texts.totpCode} />
      </Form>
    </div>
  );
}
