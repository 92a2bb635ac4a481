import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import { encodeQr } from '../qr/encode.js';
import { qrPath } from '../qr/path.js';

export interface QrImageProps {
  readonly data: string;
  readonly label: string;
  /** What covers a code that is no longer valid. */
  readonly children?: ComponentChildren;
}

/** A QR code drawn in the page: no request to the vendor, and no `data:` URL that a policy could refuse. */
export function QrImage({ data, label, children }: QrImageProps) {
  const { path, size } = useMemo(() => qrPath(encodeQr(data)), [data]);
  return (
    <div class={children ? 'qr over' : 'qr'} part="qr">
      <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shape-rendering="crispEdges">
        <title>{label}</title>
        <path d={path} fill="#000" />
      </svg>
      {children}
    </div>
  );
}
