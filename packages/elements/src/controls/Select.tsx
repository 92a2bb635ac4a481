import { useId } from 'preact/hooks';

export interface SelectProps {
  readonly name: string;
  readonly label: string;
  /** Texts by value. */
  readonly options: Readonly<Record<string, string>>;
  readonly value: string;
  onChange?(value: string): void;
}

export function Select({ name, label, options, value, onChange }: SelectProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {/* Uncontrolled, so that another render does not undo the choice of the user. */}
      <select id={id} name={name} onChange={(event) => onChange?.(event.currentTarget.value)}>
        {Object.entries(options).map(([key, text]) => (
          <option key={key} value={key} selected={key === value}>
            {text}
          </option>
        ))}
      </select>
      <p class="message" />
    </div>
  );
}
