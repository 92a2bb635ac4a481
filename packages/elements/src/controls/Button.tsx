import type { ComponentChildren } from 'preact';
import { useBusy } from '../view/view.js';

export interface ButtonProps {
  readonly variant?: 'primary' | 'secondary' | 'danger' | 'text';
  readonly isCompact?: boolean;
  /** Not now: the button keeps its focus and does nothing. */
  readonly isBlocked?: boolean;
  readonly isFirst?: boolean;
  readonly label?: string;
  readonly onClick?: () => void;
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
  const isBusy = useBusy();
  const isPrimary = variant === 'primary';
  const classes = [variant, isCompact && 'compact'].filter(Boolean).join(' ');
  return (
    <button
      type={onClick ? 'button' : 'submit'}
      class={classes}
      part={isPrimary ? 'button primary-button' : 'button'}
      data-first={isFirst || undefined}
      aria-label={label}
      aria-disabled={isBusy || isBlocked}
      aria-busy={isBusy && isPrimary && !isBlocked}
      onClick={(event) => {
        if (isBusy || isBlocked) event.preventDefault();
        else onClick?.();
      }}
    >
      {children}
      {isBusy && isPrimary && !isBlocked && <span class="spinner" aria-hidden="true" />}
    </button>
  );
}
