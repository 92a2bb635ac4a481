/** What a setting of the server is made of. */
import { z } from 'zod';

/** A setting of the server, read by `config.ts`. */
export interface ServerSetting<T> {
  readonly env: string;
  /** Completes the sentence "NAME must be …". */
  readonly expects: string;
  readonly example: string;
  readonly schema: z.ZodType<T>;
}

export const setting = <T>(env: string, expects: string, example: string, schema: z.ZodType<T>): ServerSetting<T> => ({
  env,
  expects,
  example,
  schema,
});

export const integer = (from: number, to: number, fallback: number) =>
  z.string().regex(/^\d+$/).transform(Number).pipe(z.number().min(from).max(to)).default(fallback);

export const yesNo = z.enum(['yes', 'no', 'true', 'false']).transform((word) => word === 'yes' || word === 'true');

export const list = () =>
  z.string().transform((text) =>
    text
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  );
