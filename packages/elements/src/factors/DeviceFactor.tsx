import { Button } from '../controls/Button.js';
import { useIsLimited } from '../controls/SetbackAlert.js';
import { StepAlert } from '../controls/StepAlert.js';
import type { FactorProps } from '../signIn/flowTypes.js';
import { useView } from '../view/view.js';

/** A factor that a device proves at the press of one button. */
function DeviceFactor({ step, setback, text, onStart }: FactorProps & { readonly text: string; onStart(): void }) {
  const isBlocked = useIsLimited(setback);
  return (
    <div class="stack">
      <StepAlert setback={setback} message={step.problem?.message} />
      <Button variant="primary" isFirst isBlocked={isBlocked} onClick={onStart}>
        {text}
      </Button>
    </div>
  );
}

export function PushFactor(props: FactorProps) {
  const { texts } = useView();
  return <DeviceFactor {...props} text={texts.sendPush} onStart={() => props.run((mfa) => mfa.startPush())} />;
}

export function PasskeyFactor(props: FactorProps) {
  const { texts } = useView();
  const { isEnrolling, run } = props;
  return (
    <DeviceFactor
      {...props}
      text={isEnrolling ? texts.addPasskey : texts.usePasskey}
      onStart={() => run((mfa) => (isEnrolling ? mfa.enrollPasskey() : mfa.passkey()))}
    />
  );
}

/** Leads to the QR code of a new authenticator app. */
export function TotpEnrollment(props: FactorProps) {
  const { texts } = useView();
  return <DeviceFactor {...props} text={texts.totpSetUp} onStart={() => props.run((mfa) => mfa.enrollTotp())} />;
}
