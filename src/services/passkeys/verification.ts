/** Verifies that a user holds one of their passkeys: for a login, for a second factor, and for step-up. */
import type { Logger } from 'pino';
import type { VendorSession } from '../../datasources/capabilities.js';
import { createOutcome, type FlowExpired, fieldProblem, type InputRejected, rejected } from '../outcomes.js';
import type { AuthContext } from '../sessions/authContext.js';
import type { Ceremonies } from './ceremonies.js';
import { type ChallengePurpose, challengeId, type PasskeyChallenges } from './challenges.js';
import type { PasskeyOwner } from './entryMac.js';
import type { PasskeyField, PasskeyHolder } from './passkeyField.js';
import { type Assertion, readAssertion } from './responses.js';
import type { StoredPasskey } from './storedPasskey.js';
import type { UserLock } from './userLock.js';

/** What a client sends: the id of the challenge, and the response of the authenticator. */
export interface PasskeyAnswer {
  readonly challenge: string;
  readonly response: unknown;
}

/** `rejected` has one meaning for the client, whatever the reason. */
export type Verdict = 'accepted' | 'rejected' | InputRejected | FlowExpired;

/** Reads the passkeys of a user, and obtains the credential that writes them. */
interface FieldAccess {
  read(): Promise<readonly StoredPasskey[]>;
  vendor(): Promise<VendorSession>;
}

const DAY_MS = 24 * 60 * 60_000;

export class PasskeyVerification {
  constructor(
    private readonly field: PasskeyField,
    private readonly challenges: PasskeyChallenges,
    private readonly ceremonies: Ceremonies,
    private readonly lock: UserLock,
    private readonly logger: Logger,
    private readonly now: () => number,
  ) {}

  /**
   * Verifies a passkey of a user who is known.
   * @param binding the key of the flow for MFA, the id of the session for STEP_UP
   * @param path of the answer in the arguments
   */
  async verify(
    answer: PasskeyAnswer,
    { purpose, binding, path }: { purpose: ChallengePurpose; binding: string; path: string },
    holder: PasskeyHolder,
    auth: AuthContext,
  ): Promise<Verdict> {
    const assertion = await this.open(answer, purpose, (known) => known === binding, path);
    if ('__typename' in assertion) return assertion;
    const isAccepted = await this.prove(
      assertion,
      holder,
      {
        read: () => this.field.read(holder, auth.caller),
        vendor: async () => holder.vendor,
      },
      auth,
    );
    return isAccepted ? 'accepted' : 'rejected';
  }

  /** Reads the response and consumes its challenge. Calls no vendor. */
  async open(
    { challenge, response }: PasskeyAnswer,
    purpose: ChallengePurpose,
    isBound: (binding: string | null) => boolean,
    path: string,
  ): Promise<Assertion | InputRejected | FlowExpired> {
    const assertion = readAssertion(`${path}.response`, response);
    if ('path' in assertion) return rejected(assertion);
    if (challengeId(assertion.clientData.challenge) !== challenge) {
      return rejected(
        fieldProblem(`${path}.response`, 'NOT_A_PASSKEY_RESPONSE', { method: 'navigator.credentials.get()' }),
      );
    }
    return (await this.challenges.redeem(challenge, purpose, isBound)) ? assertion : createOutcome('FlowExpired');
  }

  /** Verifies the signature and the counter. A counter that counts is stored before the proof is accepted. */
  prove(assertion: Assertion, owner: PasskeyOwner, access: FieldAccess, auth: AuthContext): Promise<boolean> {
    return this.lock.run(owner, async () => {
      const known = await access.read();
      const passkey = known.find(({ id }) => id === assertion.id);
      const used = passkey && (await this.ceremonies.authenticate(assertion, passkey));
      if (passkey === undefined || used === undefined) return false;
      if (!this.#isNewer(used.counter, passkey.counter, owner)) return false;
      const isStale = this.now() - (passkey.lastUsedAt ?? 0) >= DAY_MS;
      if (used.counter === passkey.counter && used.backedUp === passkey.backedUp && !isStale) return true;
      const changed = { ...passkey, ...used, lastUsedAt: isStale ? this.now() : passkey.lastUsedAt };
      const next = known.map((each) => (each === passkey ? changed : each));
      await this.field.write({ ...owner, vendor: await access.vendor() }, next, auth.caller);
      return true;
    });
  }

  /** An authenticator that does not count always sends 0. */
  #isNewer(counter: number, stored: number, { provider, userId }: PasskeyOwner): boolean {
    if (counter > stored || (counter === 0 && stored === 0)) return true;
    this.logger.warn(
      { provider, userId },
      'the counter of a passkey went back: the authenticator may have been cloned',
    );
    return false;
  }
}

/** The `user.id` of WebAuthn, by which a login names its user. */
export function userHandle({ provider, userId }: PasskeyOwner): string {
  return `${provider}:${userId}`;
}

/** @returns undefined if the handle is not one of ours */
export function readUserHandle(encoded: string | null | undefined): PasskeyOwner | undefined {
  const [, provider, userId] =
    /^([A-Z][A-Z\d_]*):(.{1,64})$/u.exec(Buffer.from(encoded ?? '', 'base64url').toString()) ?? [];
  return provider === undefined || userId === undefined ? undefined : { provider, userId };
}
