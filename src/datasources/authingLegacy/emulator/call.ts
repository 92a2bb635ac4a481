import type { FastifyRequest } from 'fastify';
import type { Account } from './account.js';
import { requireId } from './ids.js';
import { USER_POOL_ID } from './seed.js';
import type { LegacyState } from './state.js';
import { type ReadToken, readToken } from './tokens.js';
import { VendorError } from './vendorError.js';

/** The data of one request to the vendor. */
export interface Call {
  readonly state: LegacyState;
  readonly bearer: string | null;
  readonly address: string;
}

export type SignedInCaller = Extract<ReadToken, { status: 'user' }>;

/** The account of a call. The response contains `token`, because clients store the returned user. */
export interface Subject {
  readonly account: Account;
  readonly token: string | null;
  readonly byOwner: boolean;
}

export function readCall(request: FastifyRequest, state: LegacyState): Call {
  const bearer = /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? null;
  return { state, bearer, address: request.ip };
}

/** Arguments use several names for the pool: `clientId`, `client`, `registerInClient`, `userPoolId`. */
export function requirePool(id: string | null | undefined): void {
  if (!id) throw new VendorError(2205);
  if (id !== USER_POOL_ID) throw new VendorError(2224);
}

/** Code 2020 for a token that is missing, invalid, expired or logged out; 1001 for a user's. */
export async function requireOwner(call: Call): Promise<void> {
  if ((await requireCaller(call)).status !== 'owner') throw new VendorError(1001);
}

/** The account of a call: the caller's own account (2202 for another), or any account with the owner's token. */
export async function requireSubject(call: Call, id: string | null | undefined): Promise<Subject> {
  const caller = await requireCaller(call);
  if (caller.status === 'user') {
    const { account, token } = caller;
    if (id && id !== account.id) throw new VendorError(2202);
    return { account, token, byOwner: false };
  }
  if (!id) throw new VendorError(2231);
  const account = call.state.accounts.get(requireId(id));
  if (!account) throw new VendorError(2004);
  return { account, token: account.token, byOwner: true };
}

export async function requireCaller({ state, bearer }: Call): Promise<SignedInCaller | { readonly status: 'owner' }> {
  const read = bearer ? await readToken(state, bearer) : undefined;
  if (read?.status === 'owner' || read?.status === 'user') return read;
  throw new VendorError(2020);
}
