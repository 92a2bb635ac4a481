/** One row of the settings table. The parser, docs/configuration.md and the error messages use it. */
import * as z from 'zod';

export interface Setting<T = unknown> {
  /** The environment variable, such as `PORT`. */
  readonly env: string;
  /** Completes the sentence "NAME must be …", including the full stop. */
  readonly description: string;
  /** A made-up valid value for the documentation and the error messages. */
  readonly example: string;
  /** The default value, as an operator would write it. */
  readonly default?: string;
  /** The default value where NODE_ENV is production, if it is another one. */
  readonly productionDefault?: string;
  readonly secret?: boolean;
  /** Parses the text of the variable. For an optional variable without a default it accepts `undefined`. */
  readonly schema: z.ZodType<T>;
  /** A provider is off, or emulated in development, unless at least one of its credentials is set. */
  readonly credential?: boolean;
  /** The other variable of a pair. The server does not start when only one of the two is set. */
  readonly pairedWith?: string;
  /** The value is the URL of a vendor. Production refuses loopback URLs unless ALLOW_LOOPBACK_UPSTREAM=yes. */
  readonly upstream?: boolean;
  /** Former names of the variable. The server does not start when one of them is set. */
  readonly formerly?: readonly string[];
}

export type SettingsTable = Readonly<Record<string, Setting>>;

/** The types of the parsed values of a table. */
export type ValuesOf<Table> = {
  readonly [K in keyof Table]: Table[K] extends Setting<infer T> ? T : never;
};

/** Makes the schema parse the documented default when the variable is absent, so that the two cannot differ. */
export function setting<T>(row: Setting<T>): Setting<T> {
  return row.default === undefined ? row : { ...row, schema: row.schema.prefault(row.default) };
}

export const integer = (from: number, to: number) =>
  z.string().regex(/^\d+$/).transform(Number).pipe(z.number().min(from).max(to));

/** The timeout of one call, in milliseconds. */
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
