/** The passkeys of a user: enrolment, listing, renaming and removal. */
import type { UserRecord } from '../../datasources/capabilities.js';
import { AppError } from '../../errors.js';
import { type Flows, flowKey } from '../flows.js';
import {
  type AccountUpdated,
  createOutcome,
  type FlowExpired,
  fieldProblem,
  type InputRejected,
  type NotFound,
  type Passkey,
  type PasskeyEnrollment,
  rejected,
  type TooManyPasskeys,
} from '../outcomes.js';
import type { Providers } from '../providers/providers.js';
import { notSupported } from '../providers/support.js';
import type { AuthContext } from '../sessions/authContext.js';
import type { CurrentSession } from '../sessions/currentSession.js';
import type { Sessions } from '../sessions/sessions.js';
import type { Ceremonies, NewCredential } from './ceremonies.js';
import { challengeId, type PasskeyChallenges } from './challenges.js';
import type { PasskeyField, PasskeyHolder } from './passkeyField.js';
import { readName } from './passkeyNames.js';
import { readRegistration } from './responses.js';
import type { StoredPasskey } from './storedPasskey.js';
import type { UserLock } from './userLock.js';
import { userHandle } from './verification.js';

const MAX_PASSKEYS = 10;
/** WebAuthn, section 5.4.3. */
const MAX_HANDLE_BYTES = 64;

/** Whose passkeys an enrolment changes, and what its challenge is bound to. */
interface Enrolment {
  readonly holder: PasskeyHolder;
  readonly binding: string;
}

export class Passkeys {
  constructor(
    private readonly providers: Providers,
    private readonly current: CurrentSession,
    private readonly sessions: Sessions,
    private readonly flows: Flows,
    private readonly field: PasskeyField,
    private readonly challenges: PasskeyChallenges,
    private readonly ceremonies: Ceremonies,
    private readonly lock: UserLock,
    private readonly now: () => number,
  ) {}

  /** Null if the provider of the caller does not offer passkeys, or if they are off. */
  list(auth: AuthContext): Promise<readonly Passkey[] | null> {
    return this.current.act(auth, async (vendor, { provider, userId }) => {
      if (!this.field.isOffered(provider)) return null;
      return (await this.field.read({ provider, userId, vendor }, auth.caller)).map(toPasskey);
    });
  }

  /** @param flowId a login that requires a factor, of a user who has none; the signed-in user if left out */
  async enroll(
    flowId: string | undefined,
    auth: AuthContext,
  ): Promise<PasskeyEnrollment | TooManyPasskeys | FlowExpired> {
    return this.#asHolder(flowId, auth, async ({ holder, binding }) => {
      const handle = userHandle(holder);
      if (Buffer.byteLength(handle) > MAX_HANDLE_BYTES) throw notSupported(holder.provider, 'passkeys for this user');
      const [known, user] = await Promise.all([
        this.field.read(holder, auth.caller),
        this.providers.identity(holder.provider).currentUser(holder.vendor, auth.caller),
      ]);
      if (known.length >= MAX_PASSKEYS) return createOutcome('TooManyPasskeys');
      const challenge = this.challenges.issue('ENROLL', binding);
      const options = await this.ceremonies.creationOptions({ handle, name: labelOf(user) }, challenge, known);
      return createOutcome('PasskeyEnrollment', { options, expiresAt: challenge.expiresAt });
    });
  }

  async confirm(
    response: unknown,
    name: string | undefined,
    flowId: string | undefined,
    auth: AuthContext,
  ): Promise<AccountUpdated | InputRejected | FlowExpired> {
    const registration = readRegistration('response', response);
    if ('path' in registration) return rejected(registration);
    const named = name === undefined ? { name: null } : readName(name);
    if ('path' in named) return rejected(named);
    return this.#asHolder(flowId, auth, async ({ holder, binding }) => {
      const challenge = challengeId(registration.clientData.challenge);
      if (!(await this.challenges.redeem(challenge, 'ENROLL', (bound) => bound === binding))) {
        return createOutcome('FlowExpired');
      }
      const credential = await this.ceremonies.register(registration);
      if (credential === undefined) {
        return rejected(fieldProblem('response', 'NOT_A_NEW_PASSKEY'));
      }
      const refusal = await this.#add(credential, named.name, holder, auth);
      if (refusal !== undefined) return refusal;
      return flowId === undefined ? this.current.afterCredentialChange(auth) : this.#continue(flowId, auth);
    });
  }

  /** A name protects nothing, so the other sessions continue. */
  async rename(id: string, input: string, auth: AuthContext): Promise<AccountUpdated | InputRejected | NotFound> {
    const named = readName(input);
    if ('path' in named) return rejected(named);
    const isChanged = await this.#change(auth, (known) =>
      known.some((each) => each.id === id)
        ? known.map((each) => (each.id === id ? { ...each, name: named.name } : each))
        : undefined,
    );
    if (!isChanged) return createOutcome('NotFound');
    return createOutcome('AccountUpdated', { user: await this.current.user(auth) });
  }

  async remove(id: string, auth: AuthContext): Promise<AccountUpdated | NotFound> {
    const isChanged = await this.#change(auth, (known) => {
      const left = known.filter((each) => each.id !== id);
      return left.length === known.length ? undefined : left;
    });
    return isChanged ? this.current.afterCredentialChange(auth) : createOutcome('NotFound');
  }

  /** Removes all passkeys of any user, and ends the user's sessions. The caller must be an administrator. */
  async removeAll(userId: string, auth: AuthContext): Promise<AccountUpdated | NotFound> {
    const provider = this.providers.ofUser(userId);
    this.field.require(provider);
    const user = await this.providers.directory(provider).user(userId, auth.caller);
    if (user === null) return createOutcome('NotFound');
    const owner = { provider, userId };
    await this.lock.run(owner, () => this.field.clear(owner, auth.caller));
    const ending = { reason: 'EndedByAdministrator', source: auth.caller } as const;
    await this.sessions.endOthers(provider, userId, undefined, ending);
    return createOutcome('AccountUpdated', { user: { ...user, provider } });
  }

  #add(
    credential: NewCredential,
    name: string | null,
    holder: PasskeyHolder,
    { caller }: AuthContext,
  ): Promise<InputRejected | undefined> {
    return this.lock.run(holder, async () => {
      const known = await this.field.read(holder, caller);
      if (known.some(({ id }) => id === credential.id)) {
        return rejected(fieldProblem('response', 'NOT_A_NEW_PASSKEY'));
      }
      // Concurrent enrolments can begin below the limit.
      if (known.length >= MAX_PASSKEYS) {
        return rejected(fieldProblem('response', 'TOO_MANY_PASSKEYS', { max: MAX_PASSKEYS }));
      }
      const added = { ...credential, mac: '', name, createdAt: this.now(), lastUsedAt: null };
      await this.field.write(holder, [...known, added], caller);
      return undefined;
    });
  }

  /** @param change returns undefined if there is nothing to change */
  #change(
    auth: AuthContext,
    change: (known: readonly StoredPasskey[]) => readonly StoredPasskey[] | undefined,
  ): Promise<boolean> {
    return this.#asCaller(auth, ({ holder }) =>
      this.lock.run(holder, async () => {
        const next = change(await this.field.read(holder, auth.caller));
        if (next !== undefined) await this.field.write(holder, next, auth.caller);
        return next !== undefined;
      }),
    );
  }

  /** The login can prove the new passkey at once. */
  async #continue(flowId: string, auth: AuthContext): Promise<AccountUpdated | FlowExpired> {
    const flow = await this.flows.find(flowId, 'factor', auth);
    if (flow === undefined) return createOutcome('FlowExpired');
    await this.flows.update(flowId, { ...flow, factors: [{ kind: 'PASSKEY' }] });
    return createOutcome('AccountUpdated', { user: null });
  }

  /** Runs `work` as the signed-in user, or within a login of a user who has no factor yet. */
  async #asHolder<T>(
    flowId: string | undefined,
    auth: AuthContext,
    work: (enrolment: Enrolment) => Promise<T>,
  ): Promise<T | FlowExpired> {
    if (flowId === undefined) return this.#asCaller(auth, work);
    const flow = await this.flows.find(flowId, 'factor', auth);
    if (flow === undefined) return createOutcome('FlowExpired');
    // A client that has proven only the first factor must not add a factor beside the owner's.
    if (flow.factors.length > 0) {
      throw new AppError('FORBIDDEN', 'This account already has a second factor: prove it with verifyMfa.');
    }
    const { provider, userId } = flow;
    this.field.require(provider);
    const vendor = { ...flow.vendor, expiresAt: new Date(flow.vendor.expiresAt) };
    return work({ holder: { provider, userId, vendor }, binding: flowKey(flowId) });
  }

  #asCaller<T>(auth: AuthContext, work: (enrolment: Enrolment) => Promise<T>): Promise<T> {
    return this.current.act(auth, (vendor, { id, provider, userId }) => {
      this.field.require(provider);
      return work({ holder: { provider, userId, vendor }, binding: id });
    });
  }
}

/** What the authenticator shows beside the passkey. */
function labelOf({ username, email, phone, id }: UserRecord): string {
  return username ?? email ?? phone ?? id;
}

function toPasskey({ id, name, createdAt, lastUsedAt, backedUp }: StoredPasskey): Passkey {
  return {
    id,
    name,
    createdAt: new Date(createdAt),
    lastUsedAt: lastUsedAt === null ? null : new Date(lastUsedAt),
    backedUp,
  };
}
