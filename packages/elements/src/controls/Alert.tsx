import type { ComponentChildren } from 'preact';
import { useView } from '../view/view.js';

export interface AlertProps {
  /** Null: nothing to say. */
  readonly message: string | null;
  /** The id of the failed request, for support. */
  readonly requestId?: string | null | undefined;
  readonly children?: ComponentChildren;
}

/** Says at once, to screen readers too, what went wrong. */
export function Alert({ message, requestId = null, children }: AlertProps) {
  const { texts } = useView();
  if (message === null) return null;
  return (
    <div class="alert" part="alert" role="alert">
      <p>{message}</p>
      {children}
      {requestId !== null && <p class="reference">{texts.reference(requestId)}</p>}
    </div>
  );
}

/** Good or neutral news. */
export function Notice({ message }: { readonly message: string | null }) {
  if (message === null) return null;
  return (
    <div class="alert notice" part="notice" role="status">
      <p>{message}</p>
    </div>
  );
}
