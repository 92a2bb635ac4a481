/** Passkeys as they are stored: one JSON text in a custom field of the user. */
import * as z from 'zod';

const base64url = z.string().regex(/^[\w-]+$/);

const storedPasskey = z.object({
  /** The credential id. */
  id: base64url,
  /** The public key in COSE form. */
  publicKey: base64url,
  /** Of the properties that must not be forged. */
  mac: base64url,
  /** How often the authenticator was used; 0 if it does not count. */
  counter: z.int().min(0),
  name: z.string().nullable(),
  createdAt: z.int(),
  lastUsedAt: z.int().nullable(),
  backedUp: z.boolean(),
  transports: z.array(z.string()),
});

const storedField = z.object({ passkeys: z.array(z.unknown()) });

export type StoredPasskey = z.infer<typeof storedPasskey>;

/** @returns undefined if the text does not hold passkeys */
export function decodeField(value: unknown): readonly StoredPasskey[] | undefined {
  const parsed = storedField.safeParse(typeof value === 'string' ? parseJson(value) : value);
  if (!parsed.success) return undefined;
  return parsed.data.passkeys.flatMap((entry) => storedPasskey.safeParse(entry).data ?? []);
}

/** Whether a value of a custom field was written by `encodeField`, as text or as the JSON of that text. */
export function isPasskeyField(value: unknown): boolean {
  return typeof value === 'string' && /^"?\{\s*\\?"passkeys\\?"\s*:/.test(value);
}

export function encodeField(passkeys: readonly StoredPasskey[]): string {
  return JSON.stringify({ passkeys });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
