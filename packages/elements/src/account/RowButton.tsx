import { Button, type ButtonProps } from '../controls/Button.js';

export interface RowButtonProps extends Pick<ButtonProps, 'variant'> {
  readonly action: string;
  /** What the action is done to: rows have buttons with the same text. */
  readonly target: string;
  onClick(): void;
}

export function RowButton({ action, target, ...rest }: RowButtonProps) {
  return (
    <Button {...rest} isCompact label={`${action}: ${target}`}>
      {action}
    </Button>
  );
}
