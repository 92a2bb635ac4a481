/** The prompt in which the user unlocks or creates a passkey. */
import { createAbort, onAbort } from '../connection/abort.js';
import { creationOptions, credentialJson, requestOptions } from './json.js';

/**
 * Creates and uses passkeys on this device. Options and responses are in the JSON form of WebAuthn. Apps that are not browsers
 * can bring their own. Both methods resolve to null when the user cancels.
 */
export interface PasskeyPrompt {
  isSupported(): boolean;
  create(options: unknown, signal: AbortSignal): Promise<unknown>;
  get(options: unknown, signal: AbortSignal): Promise<unknown>;
  /** Offers passkeys in the autofill of the page and waits. Absent where the platform cannot. */
  getConditional?(options: unknown, signal: AbortSignal): Promise<unknown>;
}

/** Errors of a prompt that the user closed, or that has no passkey to offer. */
const CANCELLED: ReadonlySet<unknown> = new Set(['NotAllowedError', 'AbortError', 'InvalidStateError']);

/** The passkeys of the browser. */
export function browserPasskeys(): PasskeyPrompt {
  return {
    isSupported: () => typeof PublicKeyCredential !== 'undefined',
    create: (options, signal) =>
      prompt(() => navigator.credentials.create({ publicKey: creationOptions(options), signal })),
    get: (options, signal) => prompt(() => navigator.credentials.get({ publicKey: requestOptions(options), signal })),
    async getConditional(options, signal) {
      if (!(await PublicKeyCredential.isConditionalMediationAvailable?.())) return null;
      return prompt(() =>
        navigator.credentials.get({ publicKey: requestOptions(options), mediation: 'conditional', signal }),
      );
    },
  };
}

async function prompt(open: () => Promise<Credential | null>): Promise<unknown> {
  try {
    const credential = await open();
    return credential && credentialJson(credential as PublicKeyCredential);
  } catch (error) {
    if (CANCELLED.has((error as { readonly name?: unknown }).name)) return null;
    throw error;
  }
}

/** The clock of a device can be wrong by years: a challenge is not renewed more often, or later, than this. */
const MIN_WAIT_MS = 60_000;
const MAX_WAIT_MS = 600_000;

/** A signal that also aborts at about this time. @returns the signal and a function that frees it */
export function until(time: string, outer: AbortSignal): { readonly signal: AbortSignal; free(): void } {
  const abort = createAbort();
  const wait = Math.min(MAX_WAIT_MS, Math.max(MIN_WAIT_MS, Date.parse(time) - Date.now()));
  const timer = setTimeout(() => abort.abort(), wait);
  const remove = onAbort(outer, () => abort.abort());
  return {
    signal: abort.signal,
    free: () => {
      clearTimeout(timer);
      remove();
    },
  };
}
