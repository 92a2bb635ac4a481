/** Custom fields as texts of form controls. */
import type { ChangeResult, CustomField } from './documents.js';

export function fieldType({ dataType }: CustomField): 'number' | 'datetime-local' | 'text' {
  if (dataType === 'NUMBER') return 'number';
  return dataType === 'DATETIME' ? 'datetime-local' : 'text';
}

/** The value as the control shows it: a time is that of the user's time zone. */
export function fieldText({ dataType, value }: CustomField): string {
  const text = String(value);
  const time = new Date(text);
  // The identity provider may have stored a text that is no time.
  if (dataType !== 'DATETIME' || Number.isNaN(time.getTime())) return text;
  return new Date(time.getTime() - time.getTimezoneOffset() * 60_000).toISOString().slice(0, 19);
}

/** The value of the JSON type that the field has. */
export function fieldValue({ dataType }: CustomField, text: string): unknown {
  if (dataType === 'BOOLEAN') return text === 'true';
  if (dataType === 'NUMBER') return Number(text);
  return dataType === 'DATETIME' ? new Date(text).toISOString() : text;
}

/** Names the field in place of its position: `values.1.value` becomes `values.1.school`. */
export function fieldProblem(result: ChangeResult, keys: readonly string[]): ChangeResult {
  if (result.fields === undefined) return result;
  const fields = result.fields.map((field) => {
    const [, position] = /^values\.(\d+)\./.exec(field.path) ?? [];
    const key = keys[Number(position)];
    return key === undefined ? field : { ...field, path: `values.${position}.${key}` };
  });
  return { ...result, fields };
}
