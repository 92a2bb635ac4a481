import type { FastifyRequest } from 'fastify';
import type { Account } from './account.js';
import type { AuthingState } from './state.js';
import { isManagementToken, type ReadToken, readIdToken, readMfaToken } from './tokens.js';
import { type Language, VendorError } from './vendorError.js';

/** The data of one request to the vendor. */
export interface Call {
  readonly state: AuthingState;
  readonly bearer: string | null;
  readonly language: Language;
  readonly address: string;
  readonly cookies: string | undefined;
  /** `Set-Cookie` values for the response. A login adds one. */
  readonly newCookies: string[];
  /** The error when the headers name no known application or pool, otherwise null. */
  readonly misrouted: VendorError | null;
}

export type SignedInCaller = Extract<ReadToken, { status: 'valid' }>;

export function readCall(request: FastifyRequest, state: AuthingState): Call {
  const { headers } = request;
  return {
    state,
    bearer: /^Bearer\s+(\S+)$/i.exec(headers.authorization ?? '')?.[1] ?? null,
    language: headers['x-authing-lang'] === 'en-US' ? 'en-US' : 'zh-CN',
    address: request.ip,
    cookies: headers.cookie,
    newCookies: [],
    misrouted: routingFault(headers['x-authing-app-id'], headers['x-authing-userpool-id'], state),
  };
}

/** The application determines the pool. The pool id in the headers is used only without an application. */
function routingFault(appId: unknown, userPoolId: unknown, state: AuthingState): VendorError | null {
  if (appId) return appId === state.application.id ? null : missingApplication(String(appId));
  if (userPoolId) return userPoolId === state.pool.id ? null : new VendorError(2224);
  return new VendorError(2101);
}

/** As captured from the vendor: 500 with a message of its database layer. */
export function missingApplication(id: string): VendorError {
  const message = `Could not find any entity of type "Application" matching: "${id}"`;
  return new VendorError(500, { text: { zh: message, en: message } });
}

/** Code 2020 for a token that is missing, invalid, expired or revoked. */
export async function requireUser({ state, bearer }: Call): Promise<SignedInCaller> {
  const read = bearer ? await readIdToken(state, bearer) : undefined;
  if (read?.status !== 'valid') throw new VendorError(2020);
  return read;
}

export async function isManagement({ state, bearer }: Call): Promise<boolean> {
  return bearer !== null && (await isManagementToken(state, bearer));
}

/** Code 1001 for a user's token, 2020 for none. */
export async function requireManagement(call: Call): Promise<void> {
  if (await isManagement(call)) return;
  await requireUser(call);
  throw new VendorError(1001);
}

/** The token of a first login step, or of a user who manages their own factors. */
export async function requireMfaCaller(call: Call): Promise<{ account: Account; isSecondStep: boolean }> {
  const pending = call.bearer ? await readMfaToken(call.state, call.bearer) : undefined;
  if (pending) return { account: pending, isSecondStep: true };
  return { account: (await requireUser(call)).account, isSecondStep: false };
}

/** The account of a call: the caller's own account (2202 for another), or any account with the management token. */
export async function requireSelfOrManagement(call: Call, id: string): Promise<Account> {
  if (await isManagement(call)) {
    const account = call.state.accounts.get(id);
    if (!account) throw new VendorError(2004);
    return account;
  }
  const { account } = await requireUser(call);
  if (account.id !== id) throw new VendorError(2202);
  return account;
}
