/** Responses of authenticators, as browsers send them: RegistrationResponseJSON and AuthenticationResponseJSON of WebAuthn. */
import * as z from 'zod';
import { type FieldProblem, fieldProblem } from '../outcomes.js';

const MAX_RESPONSE_BYTES = 16_384;

const base64url = z.string().regex(/^[\w-]+$/);
const credential = { id: base64url, rawId: base64url, type: z.literal('public-key') };

const clientData = z.object({ challenge: base64url, origin: z.string(), crossOrigin: z.boolean().nullish() });

const registration = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: base64url,
    attestationObject: base64url,
    transports: z.array(z.string().max(32)).max(10).default([]),
  }),
});

const assertion = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: base64url.nullish(),
  }),
});

/** The challenge and the page that a response is for. */
export type ClientData = z.infer<typeof clientData>;
export type Registration = z.infer<typeof registration> & { readonly clientData: ClientData };
export type Assertion = z.infer<typeof assertion> & { readonly clientData: ClientData };

export function readRegistration(path: string, value: unknown): Registration | FieldProblem {
  return read(path, value, registration, 'navigator.credentials.create()');
}

export function readAssertion(path: string, value: unknown): Assertion | FieldProblem {
  return read(path, value, assertion, 'navigator.credentials.get()');
}

function read<T extends { readonly response: { readonly clientDataJSON: string } }>(
  path: string,
  value: unknown,
  schema: z.ZodType<T>,
  method: string,
): (T & { readonly clientData: ClientData }) | FieldProblem {
  if (Buffer.byteLength(JSON.stringify(value) ?? '') > MAX_RESPONSE_BYTES) {
    return fieldProblem(path, 'TOO_LONG', { max: MAX_RESPONSE_BYTES, unit: 'bytes' });
  }
  const parsed = schema.safeParse(value);
  const client = parsed.success ? clientData.safeParse(parseJson(parsed.data.response.clientDataJSON)) : undefined;
  if (parsed.data === undefined || client?.data === undefined) {
    return fieldProblem(path, 'NOT_A_PASSKEY_RESPONSE', { method });
  }
  return { ...parsed.data, clientData: client.data };
}

function parseJson(encoded: string): unknown {
  try {
    return JSON.parse(Buffer.from(encoded, 'base64url').toString());
  } catch {
    return undefined;
  }
}
