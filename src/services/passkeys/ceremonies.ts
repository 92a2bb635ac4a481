/** The registration and authentication ceremonies of WebAuthn: their options, and the verification of their responses. */
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server';
import { challengeBytes, type IssuedChallenge } from './challenges.js';
import type { RelyingParty } from './relyingParty.js';
import type { Assertion, ClientData, Registration } from './responses.js';
import type { StoredPasskey } from './storedPasskey.js';

/** Ed25519, ES256 and RS256. */
const ALGORITHMS = [-8, -7, -257];
const TIMEOUT_MS = 5 * 60_000;

/** What a registration says about the new credential. */
export type NewCredential = Pick<StoredPasskey, 'id' | 'publicKey' | 'counter' | 'backedUp' | 'transports'>;

/** Loaded at the first ceremony: it takes 12 MB, and a fifth of the time of a start. */
const webAuthn = () => import('@simplewebauthn/server');

export class Ceremonies {
  constructor(private readonly relyingParty: RelyingParty) {}

  async creationOptions(
    user: { readonly handle: string; readonly name: string },
    challenge: IssuedChallenge,
    known: readonly StoredPasskey[],
  ): Promise<PublicKeyCredentialCreationOptionsJSON> {
    const { generateRegistrationOptions } = await webAuthn();
    return generateRegistrationOptions({
      rpName: this.relyingParty.id,
      rpID: this.relyingParty.id,
      userID: new Uint8Array(Buffer.from(user.handle)),
      userName: user.name,
      userDisplayName: user.name,
      challenge: challengeBytes(challenge.id),
      timeout: TIMEOUT_MS,
      attestationType: 'none',
      excludeCredentials: known.map(descriptor),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      supportedAlgorithmIDs: ALGORITHMS,
    });
  }

  /** @param known empty for a login, whose options must not disclose the credentials of an account */
  async requestOptions(
    challenge: IssuedChallenge,
    known: readonly StoredPasskey[],
  ): Promise<PublicKeyCredentialRequestOptionsJSON> {
    const { generateAuthenticationOptions } = await webAuthn();
    return generateAuthenticationOptions({
      rpID: this.relyingParty.id,
      challenge: challengeBytes(challenge.id),
      timeout: TIMEOUT_MS,
      userVerification: 'required',
      allowCredentials: known.map(descriptor),
    });
  }

  /** @returns undefined if the response is not valid for this relying party. The challenge was redeemed before. */
  async register({ clientData, ...response }: Registration): Promise<NewCredential | undefined> {
    if (!this.#isOurs(clientData)) return undefined;
    const { verifyRegistrationResponse } = await webAuthn();
    const verified = await valid(() =>
      verifyRegistrationResponse({
        response: { ...response, clientExtensionResults: {} },
        expectedChallenge: clientData.challenge,
        expectedOrigin: clientData.origin,
        expectedRPID: this.relyingParty.id,
        requireUserVerification: true,
        supportedAlgorithmIDs: ALGORITHMS,
      }),
    );
    if (verified?.verified !== true) return undefined;
    const { credential, credentialBackedUp } = verified.registrationInfo;
    return {
      id: credential.id,
      publicKey: Buffer.from(credential.publicKey).toString('base64url'),
      counter: credential.counter,
      backedUp: credentialBackedUp,
      transports: response.response.transports,
    };
  }

  /** @returns undefined if the response is not valid for this passkey. The counters are not compared. */
  async authenticate(
    { clientData, ...answer }: Assertion,
    { id, publicKey }: StoredPasskey,
  ): Promise<Pick<StoredPasskey, 'counter' | 'backedUp'> | undefined> {
    if (!this.#isOurs(clientData)) return undefined;
    const { clientDataJSON, authenticatorData, signature } = answer.response;
    const { verifyAuthenticationResponse } = await webAuthn();
    const verified = await valid(() =>
      verifyAuthenticationResponse({
        response: {
          ...answer,
          response: { clientDataJSON, authenticatorData, signature },
          clientExtensionResults: {},
        },
        expectedChallenge: clientData.challenge,
        expectedOrigin: clientData.origin,
        expectedRPID: this.relyingParty.id,
        // Compared by the caller: the library compares before it has verified the signature.
        credential: { id, publicKey: new Uint8Array(Buffer.from(publicKey, 'base64url')), counter: 0 },
        requireUserVerification: true,
      }),
    );
    if (verified?.verified !== true) return undefined;
    const { newCounter, credentialBackedUp } = verified.authenticationInfo;
    return { counter: newCounter, backedUp: credentialBackedUp };
  }

  #isOurs({ origin, crossOrigin }: ClientData): boolean {
    return crossOrigin !== true && this.relyingParty.accepts(origin);
  }
}

function descriptor({ id, transports }: StoredPasskey) {
  return { id, transports };
}

/** The library throws for a response that is not valid. */
async function valid<T>(verify: () => Promise<T>): Promise<T | undefined> {
  try {
    return await verify();
  } catch {
    return undefined;
  }
}
