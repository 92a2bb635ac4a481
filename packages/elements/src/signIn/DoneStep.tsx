import type { User } from '@menshen/client';
import { RecoveryCode } from '../controls/RecoveryCode.js';
import { Step } from '../controls/Step.js';
import { useView } from '../view/view.js';

export interface DoneStepProps {
  readonly user: User | null;
  readonly recoveryCode: string | null;
  /** Default: who is signed in. */
  readonly title?: string;
  onAcknowledge(): void;
}

/** The user is signed in. A new recovery code must be saved first. */
export function DoneStep({ user, recoveryCode, title, onAcknowledge }: DoneStepProps) {
  const { texts } = useView();
  if (recoveryCode !== null) {
    return (
      <Step key="recovery" title={texts.newRecovery}>
        <RecoveryCode code={recoveryCode} onSaved={onAcknowledge} />
      </Step>
    );
  }
  const name = user && (user.nickname ?? user.name ?? user.username ?? user.email ?? user.phone);
  return (
    <Step
      key="done"
      title={title ?? (name ? texts.signedInAs(name) : texts.signedIn)}
      lead={title && name ? texts.signedInAs(name) : null}
    />
  );
}
