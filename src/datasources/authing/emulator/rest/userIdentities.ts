import type { Identity } from '../account.js';
import { requireManagement } from '../call.js';
import { refusal } from '../directory/refusals.js';
import { type AddRoute, found } from './envelope.js';
import { type Fields, fieldsOf, requireText, textOf } from './fields.js';
import { requireAccount } from './requireAccount.js';

/** Identities of users at other providers, as administrators set them. */
export function addUserIdentityRoutes(add: AddRoute): void {
  add('POST', '/api/v2/users/identity/link', async (call, request) => {
    await requireManagement(call);
    const body = fieldsOf(request.body);
    const account = requireAccount(call, body.userId);
    const identity = identityOf(body);
    const owner = call.state.accounts.findByIdentity(identity.provider, identity.userIdInIdp);
    if (owner) throw refusal('该身份已被绑定', 'The identity is bound already');
    account.identities = [...account.identities, identity];
    account.updatedAt = call.state.stamp();
    return found(true);
  });

  /** Removes all identities of the user at the provider. */
  add('POST', '/api/v2/users/identity/unlink', async (call, request) => {
    await requireManagement(call);
    const body = fieldsOf(request.body);
    const account = requireAccount(call, body.userId);
    const provider = providerOf(body);
    account.identities = account.identities.filter((identity) => identity.provider !== provider);
    account.updatedAt = call.state.stamp();
    return found(true);
  });
}

/** A social identity names its type, for example `wechat`. Other identities name the connection. */
function providerOf(body: Fields): string {
  return textOf(body, 'type') ?? requireText(body, 'identifier');
}

function identityOf(body: Fields): Identity {
  const connectionId = requireText(body, 'identifier');
  const userIdInIdp = requireText(body, 'userIdInIdp');
  return { provider: providerOf(body), userIdInIdp, openid: null, isSocial: body.isSocial === true, connectionId };
}
