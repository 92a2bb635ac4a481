import { createHash } from 'node:crypto';
import * as z from 'zod';

/** A secret that fits into an HTTP header and is too long to be guessed. Only its SHA-256 is kept, in hex. */
export const headerSecret = z
  .string()
  .regex(/^[!-~]{32,}$/)
  .transform((text) => createHash('sha256').update(text).digest('hex'));
