import { useId } from 'preact/hooks';
import { useBusy } from '../view/view.js';

export interface FileFieldProps {
  readonly label: string;
  /** The MIME types to choose from. */
  readonly accept?: string;
  /** The camera that a phone opens. */
  readonly capture?: 'user';
  readonly isFirst?: boolean;
  readonly isBlocked: boolean;
  onFile(file: File): void;
}

/** Hands over a file as soon as the user has chosen it. */
export function FileField({ label, isFirst, isBlocked, onFile, ...rest }: FileFieldProps) {
  const isBusy = useBusy();
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        {...rest}
        id={id}
        type="file"
        data-first={isFirst || undefined}
        disabled={isBusy || isBlocked}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          if (file) onFile(file);
          // The same file can be chosen again.
          event.currentTarget.value = '';
        }}
      />
    </div>
  );
}
