import { type Call, isManagement, requireManagement, requireUser } from '../call.js';
import type { Authenticator } from '../totp.js';
import { VendorError } from '../vendorError.js';
import type { RootFields } from './rootField.js';

/** A user's authenticator, by its own id or by the id of the user. */
interface MfaName {
  readonly id?: string | null;
  readonly userId?: string | null;
}

/** The authenticator of a user, in the calls that the first generation had. REST has the complete calls. */
export const mfaFields = {
  async queryMfa(name: MfaName, call: Call) {
    if (!(await isManagement(call)) && (await requireUser(call)).account.id !== name.userId)
      throw new VendorError(1001);
    const authenticator = find(call, name);
    return authenticator ? view(call, authenticator) : null;
  },

  /** Enables or disables an authenticator, or gives it a new secret. A user without one receives one. */
  async changeMfa(args: MfaName & { enable?: boolean | null; refresh?: boolean | null }, call: Call) {
    await requireManagement(call);
    const { authenticators } = call.state;
    const known = find(call, args);
    const userId = known?.userId ?? args.userId ?? '';
    if (!call.state.accounts.get(userId)) throw new VendorError(2004);
    const isNew = !known || args.refresh === true;
    const changed = isNew ? authenticators.associate(userId, 'SELF', call.state.now()) : known;
    changed.enable = args.enable ?? known?.enable ?? false;
    return view(call, changed);
  },
} satisfies RootFields;

function find({ state }: Call, { id, userId }: MfaName): Authenticator | undefined {
  return id ? state.authenticators.find(id) : state.authenticators.get(userId ?? '');
}

function view({ state }: Call, { id, userId, enable, secret }: Authenticator) {
  return { id, userId, enable, secret, userPoolId: state.pool.id };
}
