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
      <select id={id} name={name} value={value} onChange={(event) => onChange?.(event.currentTarget.value)}>
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
