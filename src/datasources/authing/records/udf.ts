/**
 * Custom (user-defined) fields. A value has three encodings: JSON text in `setUdv` and `setUdvBatch`, the plain value
 * inside the JSON of `params`, and in answers plain text or JSON text, depending on its type. From the vendor's authing-js-sdk
 * 4.23.55 (`lib/utils`, `convertUdv` and `convertObjectToKeyValueList`).
 */
import type { UdfDataType, UdfValueRecord } from '../../capabilities.js';
import { property, text } from '../../transport/fields.js';

/** For `setUdv` and `setUdvBatch`: a STRING is sent with its quotes. */
export function encodeValue(value: unknown): string {
  return JSON.stringify(value);
}

/** For the `params` of a login or registration: values are not encoded twice. */
export function encodeParams(customData: Readonly<Record<string, unknown>> | undefined): string | undefined {
  const entries = Object.entries(customData ?? {});
  return entries.length === 0 ? undefined : JSON.stringify(entries.map(([key, value]) => ({ key, value })));
}

const DATA_TYPES: ReadonlySet<unknown> = new Set<UdfDataType>([
  'STRING',
  'NUMBER',
  'DATETIME',
  'BOOLEAN',
  'OBJECT',
  'SELECT',
]);

export function udfRecord(item: unknown): UdfValueRecord {
  const declared = property(item, 'dataType');
  const dataType = DATA_TYPES.has(declared) ? (declared as UdfDataType) : 'STRING';
  const raw = property(item, 'value');
  return {
    key: text(item, 'key') ?? '',
    label: text(item, 'label'),
    dataType,
    value: typeof raw === 'string' ? decodeValue(dataType, raw) : (raw ?? null),
  };
}

/** A value that does not fit its type is returned as text: one odd value must not hide the others. */
export function decodeValue(dataType: UdfDataType, raw: string): unknown {
  switch (dataType) {
    case 'STRING':
    case 'SELECT':
      return raw;
    case 'DATETIME':
      return isoDate(/^\d+$/.test(raw) ? Number(raw) : raw) ?? raw;
    case 'NUMBER': {
      const value = parse(raw);
      return Number.isFinite(value) ? value : raw;
    }
    case 'BOOLEAN': {
      const value = parse(raw);
      return typeof value === 'boolean' ? value : raw;
    }
    case 'OBJECT':
      return parse(raw) ?? raw;
  }
}

function isoDate(value: number | string): string | null {
  const date = new Date(value);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}

function parse(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch {
    return undefined;
  }
}
