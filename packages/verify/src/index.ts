/** Verifies the tokens by which Menshen tells the services behind it who the user is. */
export type { AuthenticationMethod, Claims } from './claims.js';
export { VerificationError, type VerificationErrorCode } from './errors.js';
export { createVerifier, type VerifierOptions, type Verify } from './verifier.js';
