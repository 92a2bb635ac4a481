import type { ComponentChildren } from 'preact';
import { useView } from '../view/view.js';
import { Button } from './Button.js';

export interface AlertProps {
  /** Null: nothing to say. */
  readonly message: string | null;
  /** The id of the failed request, for support. */
  readonly requestId?: string | null | undefined;
  /** The rest of the message. */
  readonly children?: ComponentChildren;
  readonly onRetry?: (() => unknown) | undefined;
}

/** Says at once, to screen readers too, what went wrong. */
export function Alert({ message, requestId = null, children, onRetry }: AlertProps) {
  const { texts } = useView();
  if (message === null) return null;
  return (
    <div class="alert" part="alert" role="alert">
      <p>
        {message} {children}
        {onRetry && (
          <Button variant="text" onClick={onRetry}>
            {texts.retry}
          </Button>
        )}
      </p>
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
