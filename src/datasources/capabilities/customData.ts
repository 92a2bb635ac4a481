import type { Caller, VendorSession } from './user.js';

export type UdfDataType = 'STRING' | 'NUMBER' | 'DATETIME' | 'BOOLEAN' | 'OBJECT' | 'SELECT';

/** One custom field of one user. `value` has its JSON type; DATETIME is an ISO 8601 string. */
export interface UdfValueRecord {
  readonly key: string;
  readonly label: string | null;
  readonly dataType: UdfDataType;
  readonly value: unknown;
}

/** Custom (user-defined) fields. Setters return all custom fields of the user that have a value. */
export interface CustomData {
  list(vendor: VendorSession, userId: string, caller: Caller): Promise<readonly UdfValueRecord[]>;
  /** Atomic: writes all values or none. A rejected value throws INPUT_REJECTED. */
  setMany(
    vendor: VendorSession,
    userId: string,
    values: readonly { readonly key: string; readonly value: unknown }[],
    caller: Caller,
  ): Promise<readonly UdfValueRecord[]>;
  setOne(
    vendor: VendorSession,
    userId: string,
    key: string,
    value: unknown,
    caller: Caller,
  ): Promise<readonly UdfValueRecord[]>;
  remove(vendor: VendorSession, userId: string, key: string, caller: Caller): Promise<readonly UdfValueRecord[]>;
}
