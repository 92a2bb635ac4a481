/** One row of the settings table. The parser, docs/configuration.md and the error lines are all made from it. */
import { z } from 'zod';

export interface Setting<T = unknown> {
  /** The environment variable, such as `PORT`. */
  readonly env: string;
  /** Completes the sentence "NAME must be …", with its full stop. */
  readonly description: string;
  /** A made-up value of the right form, shown in the documentation and in error lines. */
  readonly example: string;
  /** What an absent variable stands for, as an operator would write it. */
  readonly default?: string;
  readonly secret?: boolean;
  /** Parses the text of the variable. Without a default it accepts `undefined` where the variable is optional. */
  readonly schema: z.ZodType<T>;
  /** A provider is live once all settings marked so are present. */
  readonly credential?: boolean;
  /** The variable that this one belongs together with: half of such a pair is refused at the start. */
  readonly pairedWith?: string;
  /** The value is an address of a vendor: loopback is refused in production unless ALLOW_LOOPBACK_UPSTREAM=yes. */
  readonly upstream?: boolean;
  /** Earlier names of the variable: setting one of them stops the start. */
  readonly formerly?: readonly string[];
}

export type SettingsTable = Readonly<Record<string, Setting>>;

/** The values that a table parses to. */
export type ValuesOf<Table> = {
  readonly [K in keyof Table]: Table[K] extends Setting<infer T> ? T : never;
};

/** The row with a schema that reads the printed default where the variable is absent, so that the two cannot differ. */
export function setting<T>(row: Setting<T>): Setting<T> {
  return row.default === undefined ? row : { ...row, schema: row.schema.prefault(row.default) };
}

export const integer = (from: number, to: number) =>
  z.string().regex(/^\d+$/).transform(Number).pipe(z.number().min(from).max(to));

/** A deadline of one call, in milliseconds. */
export const deadline = integer(100, 120_000);

export const yesNo = z.enum(['yes', 'no']).transform((word) => word === 'yes');

/** `udf:KEY` names a custom field of a user. */
export const customField = z
  .string()
  .regex(/^udf:[\w.-]{1,64}$/)
  .transform((text) => text.slice('udf:'.length));

/** 32 random bytes in base64. */
export const randomKey = z
  .string()
  .transform((text) => Buffer.from(text, 'base64'))
  .refine((bytes) => bytes.length === 32);

export const list = () =>
  z.string().transform((text) =>
    text
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  );
