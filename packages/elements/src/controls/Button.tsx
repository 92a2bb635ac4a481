import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { useBusy } from '../view/view.js';

export interface ButtonProps {
  readonly variant?: 'primary' | 'secondary' | 'danger' | 'text';
  readonly isCompact?: boolean;
  /** Not now: the button keeps its focus and does nothing. */
  readonly isBlocked?: boolean;
  readonly isFirst?: boolean;
  readonly label?: string;
  /** Until its promise resolves it is not called again. */
  readonly onClick?: () => unknown;
  readonly children: ComponentChildren;
}

/** A button. Without `onClick` it submits its form. */
export function Button({
  variant = 'secondary',
  isCompact,
  isBlocked = false,
  isFirst,
  label,
  onClick,
  children,
}: ButtonProps) {
  const [isPending, setPending] = useState(false);
  const isBusy = useBusy() || isPending;
  const isPrimary = variant === 'primary';
  const isTurning = isBusy && isPrimary && !isBlocked;
  return (
    <button
      type={onClick ? 'button' : 'submit'}
      class={isCompact ? `${variant} compact` : variant}
      part={isPrimary ? 'button primary-button' : 'button'}
      data-first={isFirst || undefined}
      aria-label={label}
      aria-disabled={isBusy || isBlocked}
      aria-busy={isTurning}
      onClick={async (event) => {
        if (isBusy || isBlocked) event.preventDefault();
        else if (onClick) {
          setPending(true);
          try {
            await onClick();
          } finally {
            setPending(false);
          }
        }
      }}
    >
      {children}
      {isTurning && <span class="spinner" aria-hidden="true" />}
    </button>
  );
}
