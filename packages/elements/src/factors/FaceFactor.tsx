import { useState } from 'preact/hooks';
import { Button } from '../controls/Button.js';
import { FileField } from '../controls/FileField.js';
import { useIsLimited } from '../controls/SetbackAlert.js';
import { StepAlert } from '../controls/StepAlert.js';
import type { FactorProps } from '../signIn/flowTypes.js';
import { useView } from '../view/view.js';
import { Camera } from './Camera.js';
import { photoOf } from './photo.js';

/** A photo of the user's face, from the camera or a file. */
export function FaceFactor({ step, setback, isEnrolling, run }: FactorProps) {
  const { texts } = useView();
  const isBlocked = useIsLimited(setback);
  const [isCamera, setCamera] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const send = (source: Blob | HTMLVideoElement) => {
    setFailure(null);
    photoOf(source).then(
      (photo) => run((mfa) => (isEnrolling ? mfa.enrollFace(photo) : mfa.verify({ facePhoto: photo }))),
      () => setFailure(texts.photoUnreadable),
    );
  };
  return (
    <div class="stack">
      <StepAlert setback={setback} message={failure ?? step.problem?.message} />
      {isCamera ? (
        <Camera
          isBlocked={isBlocked}
          onPhoto={send}
          onFailure={() => {
            setCamera(false);
            setFailure(texts.noCamera);
          }}
        />
      ) : (
        globalThis.navigator?.mediaDevices && (
          <Button variant="primary" isFirst isBlocked={isBlocked} onClick={() => setCamera(true)}>
            {texts.useCamera}
          </Button>
        )
      )}
      <FileField
        label={texts.choosePhoto}
        accept="image/jpeg,image/png"
        capture="user"
        isBlocked={isBlocked}
        onFile={send}
      />
    </div>
  );
}
