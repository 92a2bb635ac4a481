/** Custom fields and their values. Values are written as JSON; STRING, SELECT and DATETIME are read as plain text. */
import { VendorError } from './vendorError.js';

export type DataType = 'STRING' | 'NUMBER' | 'DATETIME' | 'BOOLEAN' | 'OBJECT' | 'SELECT';

export interface FieldDefinition {
  readonly targetType: string;
  readonly key: string;
  readonly dataType: DataType;
  readonly label: string;
  readonly options: string | null;
}

export interface FieldValue {
  readonly key: string;
  readonly dataType: DataType;
  readonly value: string;
  readonly label: string;
}

/** Values by `TYPE ID` of their target, then by key. */
export interface SavedCustomData {
  readonly definitions: readonly FieldDefinition[];
  readonly values: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** A decoded JSON value. */
export interface FieldEntry {
  readonly key: string;
  readonly value: unknown;
}

export class CustomData {
  readonly #definitions = new Map<string, FieldDefinition>();
  readonly #values = new Map<string, Map<string, unknown>>();

  define(definition: FieldDefinition): FieldDefinition {
    this.#definitions.set(`${definition.targetType} ${definition.key}`, definition);
    return definition;
  }

  /** Also deletes the values. */
  undefine(targetType: string, key: string): void {
    this.#definitions.delete(`${targetType} ${key}`);
    for (const [target, values] of this.#values) if (target.startsWith(`${targetType} `)) values.delete(key);
  }

  definitions(targetType: string): FieldDefinition[] {
    return [...this.#definitions.values()].filter((definition) => definition.targetType === targetType);
  }

  /** Throws 500 with the name of the key when the key is not defined or the value has another type. */
  check(targetType: string, entries: readonly FieldEntry[]): void {
    for (const { key, value } of entries) {
      const definition = this.#definitions.get(`${targetType} ${key}`);
      if (!definition) throw rejected(key, { zh: '自定义字段未定义', en: 'custom field is not defined' });
      if (!isOfType(definition.dataType, value)) {
        const { dataType } = definition;
        throw rejected(key, {
          zh: `自定义字段类型应为 ${dataType}`,
          en: `value of the custom field is no ${dataType}`,
        });
      }
    }
  }

  /** Atomic: stores all values or none. */
  write(targetType: string, targetId: string, entries: readonly FieldEntry[]): void {
    this.check(targetType, entries);
    const target = `${targetType} ${targetId}`;
    const values = this.#values.get(target) ?? new Map<string, unknown>();
    for (const { key, value } of entries) values.set(key, value);
    this.#values.set(target, values);
  }

  /** Omits fields without a value. */
  read(targetType: string, targetId: string): FieldValue[] {
    const values = this.#values.get(`${targetType} ${targetId}`);
    return this.definitions(targetType)
      .filter(({ key }) => values?.has(key))
      .map(({ key, dataType, label }) => ({ key, dataType, label, value: asRead(values?.get(key)) }));
  }

  remove(targetType: string, targetId: string, key: string): void {
    this.#values.get(`${targetType} ${targetId}`)?.delete(key);
  }

  forget(targetType: string, targetId: string): void {
    this.#values.delete(`${targetType} ${targetId}`);
  }

  save(): SavedCustomData {
    const values = [...this.#values].map(([target, entries]) => [target, Object.fromEntries(entries)] as const);
    return { definitions: [...this.#definitions.values()], values: Object.fromEntries(values) };
  }

  /** Replaces all definitions and values. */
  restore({ definitions, values }: SavedCustomData): void {
    this.#definitions.clear();
    this.#values.clear();
    for (const definition of definitions) this.define(definition);
    for (const [target, entries] of Object.entries(values)) this.#values.set(target, new Map(Object.entries(entries)));
  }
}

/** Parses the JSON text of setters. */
export function readValueText(key: string, text: string | null | undefined): FieldEntry {
  try {
    return { key, value: JSON.parse(text ?? 'null') };
  } catch {
    throw rejected(key, { zh: '自定义字段的值不是 JSON', en: 'value of the custom field is not JSON' });
  }
}

/** `params` of registrations and logins: the JSON of `[{key, value}]`. The values are not encoded twice. */
export function readParams(params: string | null | undefined): FieldEntry[] {
  if (!params) return [];
  const malformed = new VendorError(500, {
    text: { zh: 'params 格式错误', en: 'params is not a JSON list of key and value' },
  });
  let list: unknown;
  try {
    list = JSON.parse(params);
  } catch {
    throw malformed;
  }
  if (!Array.isArray(list)) throw malformed;
  return list.map((item: unknown) => {
    const { key, value } = Object(item) as { key?: unknown; value?: unknown };
    if (typeof key !== 'string') throw malformed;
    return { key, value };
  });
}

function isOfType(dataType: DataType, value: unknown): boolean {
  switch (dataType) {
    case 'STRING':
    case 'SELECT':
      return typeof value === 'string';
    case 'NUMBER':
      return typeof value === 'number';
    case 'BOOLEAN':
      return typeof value === 'boolean';
    case 'OBJECT':
      return typeof value === 'object' && value !== null;
    case 'DATETIME':
      // One SDK sends epoch milliseconds, the other ISO 8601.
      return (
        typeof value === 'number' ||
        (typeof value === 'string' && (/^\d+$/.test(value) || !Number.isNaN(Date.parse(value))))
      );
  }
}

function asRead(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function rejected(key: string, reason: { zh: string; en: string }): VendorError {
  return new VendorError(500, { text: { zh: `${reason.zh}：${key}`, en: `${reason.en}: ${key}` } });
}
