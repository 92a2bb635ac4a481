import type { ComponentChildren } from 'preact';

export interface QrImageProps {
  /** A `data:` URL of the server: no request to the vendor. */
  readonly src: string;
  readonly label: string;
  /** What covers a code that is no longer valid. */
  readonly children?: ComponentChildren;
}

export function QrImage({ src, label, children }: QrImageProps) {
  return (
    <div class={children ? 'qr over' : 'qr'} part="qr">
      <img src={src} alt={label} />
      {children}
    </div>
  );
}
