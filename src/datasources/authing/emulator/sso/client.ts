import type { FastifyRequest } from 'fastify';
import type { AuthingState } from '../state.js';
import { OidcError } from './oidcError.js';

/** The fields of a form or JSON body. */
export type Form = Readonly<Record<string, string | undefined>>;

export function formOf({ body }: FastifyRequest): Form {
  const fields = Object.entries(Object(body) as Record<string, unknown>);
  return Object.fromEntries(fields.filter((field): field is [string, string] => typeof field[1] === 'string'));
}

/**
 * Authenticates the application by its secret, in the form (`client_secret_post`) or in the header
 * (`client_secret_basic`). A public client sends only its id, which requires `isPublicAllowed`.
 */
export function requireClient({ application }: AuthingState, request: FastifyRequest, isPublicAllowed: boolean): void {
  const { id, secret } = credentialsOf(request);
  if (id !== application.id) throw invalidClient('client is unknown');
  if (secret === undefined ? !isPublicAllowed : secret !== application.secret) {
    throw invalidClient('client authentication failed');
  }
}

function credentialsOf(request: FastifyRequest): { id: string | undefined; secret: string | undefined } {
  const basic = /^Basic\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (basic === undefined) {
    const { client_id: id, client_secret: secret } = formOf(request);
    return { id, secret };
  }
  const [id = '', ...rest] = Buffer.from(basic, 'base64').toString().split(':');
  return { id, secret: rest.join(':') };
}

function invalidClient(description: string): OidcError {
  return new OidcError('invalid_client', description, 401);
}
