import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../controls/Button.js';
import { useView } from '../view/view.js';

export interface CameraProps {
  readonly isBlocked: boolean;
  onPhoto(video: HTMLVideoElement): void;
  /** There is no camera, or the user did not allow it. */
  onFailure(): void;
}

/** The picture of the front camera, with a button that takes a photo. The camera is off when the component goes. */
export function Camera({ isBlocked, onPhoto, onFailure }: CameraProps) {
  const { texts } = useView();
  const video = useRef<HTMLVideoElement>(null);
  const [isReady, setReady] = useState(false);
  useLayoutEffect(() => {
    let stream: MediaStream | undefined;
    let isGone = false;
    const stop = () => {
      for (const track of stream?.getTracks() ?? []) track.stop();
    };
    navigator.mediaDevices.getUserMedia({ video: { facingMode: 'user' } }).then((opened) => {
      stream = opened;
      if (isGone) stop();
      else if (video.current) video.current.srcObject = opened;
    }, onFailure);
    return () => {
      isGone = true;
      stop();
    };
  }, []);
  return (
    <div class="stack">
      <video ref={video} autoplay playsInline muted aria-label={texts.photo} onLoadedData={() => setReady(true)} />
      <Button
        variant="primary"
        isFirst
        isBlocked={isBlocked || !isReady}
        onClick={() => video.current && onPhoto(video.current)}
      >
        {texts.takePhoto}
      </Button>
    </div>
  );
}
