import type { Caller, VendorSession } from './user.js';

export type UdfDataType = 'STRING' | 'NUMBER' | 'DATETIME' | 'BOOLEAN' | 'OBJECT' | 'SELECT';

/** One custom field of one user. `value` has its real JSON type; DATETIME is an ISO 8601 text. */
export interface UdfValueRecord {
  readonly key: string;
  readonly label: string | null;
  readonly dataType: UdfDataType;
  readonly value: unknown;
}

/** Custom (user-defined) fields. Setters answer with the user's whole list; an unset field is not listed. */
export interface CustomData {
  list(vendor: VendorSession, userId: string, caller: Caller): Promise<readonly UdfValueRecord[]>;
  /** All or nothing; a rejected value throws INPUT_REJECTED. */
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
