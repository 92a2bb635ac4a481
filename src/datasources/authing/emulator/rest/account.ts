import type { Account } from '../account.js';
import { type Call, requireUser } from '../call.js';
import { canSignIn } from '../loginMethods.js';
import { readIdToken } from '../tokens.js';
import { VendorError } from '../vendorError.js';
import { type AddRoute, found } from './envelope.js';

/** REST calls for the caller's own account: linked identities and the security level. */
export function addAccountRoutes(add: AddRoute): void {
  add('GET', '/api/v2/users/me/security-level', async (call) => {
    const { account } = await requireUser(call);
    return found(securityLevel(call, account));
  });

  add('POST', '/api/v2/users/link', async (call, request) => link(call, request.body));

  add('POST', '/api/v2/users/unlink', async (call, request) => unlink(call, request.body));
}

/** Points per criterion of the security score. A password of the highest level counts as two criteria. */
function securityLevel({ state }: Call, account: Account) {
  const level = account.password?.level ?? null;
  const kept = {
    email: account.email !== null,
    phone: account.phone !== null,
    password: account.password !== null,
    mfa: state.authenticators.enabled(account.id) !== undefined || account.face !== null,
  };
  const points = [kept.email, kept.phone, kept.mfa].filter(Boolean).length * 20;
  return { score: points + (level === null ? 0 : 10 + level * 10), ...kept, passwordSecurityLevel: level };
}

/** Moves the identities of the secondary account, then deletes the account and its tokens. */
async function link(call: Call, body: unknown) {
  const { primaryUserToken, secondaryUserToken } = Object(body) as Record<string, unknown>;
  const primary = await ownerOf(call, primaryUserToken);
  const secondary = await ownerOf(call, secondaryUserToken);
  if (primary === secondary) {
    throw new VendorError(500, { text: { zh: '不能绑定自己', en: 'An account cannot be linked to itself' } });
  }
  primary.identities = [...primary.identities, ...secondary.identities];
  primary.openid ??= secondary.openid;
  primary.unionid ??= secondary.unionid;
  primary.updatedAt = call.state.stamp();
  call.state.removeAccount(secondary.id);
  return { code: 200, message: '绑定成功' };
}

async function unlink(call: Call, body: unknown) {
  const { primaryUserToken, provider } = Object(body) as Record<string, unknown>;
  const account = await ownerOf(call, primaryUserToken);
  const kept = account.identities.filter((identity) => identity.provider !== provider);
  if (kept.length === account.identities.length) {
    const text = { zh: `未绑定 ${provider}`, en: `No identity of ${provider} is bound` };
    throw new VendorError(500, { text });
  }
  if (!canSignIn({ ...account, identities: kept })) throw new VendorError(2217);
  account.identities = kept;
  account.updatedAt = call.state.stamp();
  return { code: 200, message: '解绑成功' };
}

async function ownerOf({ state }: Call, token: unknown): Promise<Account> {
  const read = typeof token === 'string' ? await readIdToken(state, token) : undefined;
  if (read?.status !== 'valid') throw new VendorError(2020);
  return read.account;
}
