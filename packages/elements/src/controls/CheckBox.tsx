import { useId } from 'preact/hooks';

export interface CheckBoxProps {
  readonly label: string;
  readonly isChecked: boolean;
  onChange(isChecked: boolean): void;
}

export function CheckBox({ label, isChecked, onChange }: CheckBoxProps) {
  const id = useId();
  return (
    <div class="check">
      <input id={id} type="checkbox" checked={isChecked} onChange={(event) => onChange(event.currentTarget.checked)} />
      <label for={id}>{label}</label>
    </div>
  );
}
