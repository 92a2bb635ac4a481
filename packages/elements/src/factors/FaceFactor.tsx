import { useId, useState } from 'preact/hooks';
import { Alert } from '../controls/Alert.js';
import { Button } from '../controls/Button.js';
import type { FactorProps } from '../signIn/flowTypes.js';
import { useBusy, useView } from '../view/view.js';
import { Camera } from './Camera.js';
import { photoOf } from './photo.js';

/** A photo of the user's face, from the camera or a file. */
export function FaceFactor({ step, isEnrolling, isBlocked, run }: FactorProps) {
  const { texts } = useView();
  const isBusy = useBusy();
  const id = useId();
  const [isCamera, setCamera] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const send = (source: Blob | HTMLVideoElement) => {
    setFailure(null);
    photoOf(source).then(
      (photo) => run((mfa) => (isEnrolling ? mfa.enrollFace(photo) : mfa.verify({ facePhoto: photo }))),
      () => setFailure(texts.photoUnreadable),
    );
  };
  if (isCamera) {
    return (
      <Camera
        onPhoto={send}
        onFailure={() => {
          setCamera(false);
          setFailure(texts.noCamera);
        }}
      />
    );
  }
  return (
    <div class="stack">
      <Alert message={failure ?? step.problem?.message ?? null} />
      {globalThis.navigator?.mediaDevices && (
        <Button variant="primary" isWide isFirst isBlocked={isBlocked} onClick={() => setCamera(true)}>
          {texts.useCamera}
        </Button>
      )}
      <div class="field">
        <label for={id}>{texts.choosePhoto}</label>
        <input
          id={id}
          type="file"
          accept="image/jpeg,image/png"
          capture="user"
          disabled={isBusy || isBlocked}
          onChange={(event) => {
            const [file] = event.currentTarget.files ?? [];
            if (file) send(file);
          }}
        />
      </div>
    </div>
  );
}
