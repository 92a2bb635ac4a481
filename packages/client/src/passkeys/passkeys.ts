/** Passkeys as a part of a client: requests and prompts that belong together. */
import type { ClientCore } from '../core.js';
import {
  type AccountResult,
  type ConfirmPasskeyVariables,
  type CreatePasskeyChallengeVariables,
  type PasskeyAnswer,
  type PasskeyChallengeResult,
  type PasskeyEnrollmentResult,
  passkeysDocuments,
} from '../generated/operations.js';
import { type Text, textIn } from '../messages.js';
import { operationsOver } from '../operations.js';
import { type ClientProblem, clientProblem, type Problem } from '../problem.js';
import { browserPasskeys, type PasskeyPrompt, until } from './prompt.js';

const CANCELLED: Text = [
  'The passkey was not used. Try again, or choose another way.',
  '未使用通行密钥。请重试，或选择其他方式。',
];
const UNSUPPORTED: Text = [
  'This device does not support passkeys. Choose another way.',
  '此设备不支持通行密钥，请选择其他方式。',
];

export interface PasskeySteps {
  /** Answers a challenge with a passkey of the user. @returns the outcome or the problem if there is no answer */
  answer(
    variables: CreatePasskeyChallengeVariables,
    signal: AbortSignal,
  ): Promise<PasskeyAnswer | Exclude<PasskeyChallengeResult, { readonly __typename: 'PasskeyChallenge' }> | Problem>;
  /** Creates a passkey on this device and adds it to the account. */
  create(
    variables: Pick<ConfirmPasskeyVariables, 'flow' | 'name'>,
    signal: AbortSignal,
  ): Promise<AccountResult | Exclude<PasskeyEnrollmentResult, { readonly __typename: 'PasskeyEnrollment' }> | Problem>;
  /**
   * Offers passkeys in the autofill of the page and waits, with a new challenge before one expires.
   * @returns undefined where there is nothing to wait for
   */
  offer(signal: AbortSignal): Promise<PasskeyAnswer | undefined>;
}

/** Adds passkeys to a client: `createClient({ url, passkeys: passkeys() })`. */
export type Passkeys = (core: ClientCore) => PasskeySteps;

/** @param prompt of an app that is not a browser */
export function passkeys(prompt: PasskeyPrompt = browserPasskeys()): Passkeys {
  return ({ request, language }) => {
    const operations = operationsOver(request, passkeysDocuments);
    const problem = (outcome: ClientProblem, text: Text) => clientProblem(outcome, textIn(language(), text));
    const unsupported = () => (prompt.isSupported() ? undefined : problem('PasskeyUnsupported', UNSUPPORTED));
    return {
      async answer(variables, signal) {
        const missing = unsupported();
        if (missing) return missing;
        const result = await operations.createPasskeyChallenge(variables, { signal });
        if (result.__typename !== 'PasskeyChallenge') return result;
        const response = await prompt.get(result.options, signal);
        if (response === null) return problem('PasskeyCancelled', CANCELLED);
        return { challenge: result.challenge, response };
      },
      async create({ flow, name }, signal) {
        const missing = unsupported();
        if (missing) return missing;
        const result = await operations.enrollPasskey({ flow }, { signal });
        if (result.__typename !== 'PasskeyEnrollment') return result;
        const response = await prompt.create(result.options, signal);
        if (response === null) return problem('PasskeyCancelled', CANCELLED);
        return operations.confirmPasskey({ response, name, flow }, { signal });
      },
      async offer(signal) {
        if (!prompt.isSupported() || !prompt.getConditional) return undefined;
        while (!signal.aborted) {
          const result = await operations.createPasskeyChallenge({ purpose: 'LOGIN' }, { signal });
          if (result.__typename !== 'PasskeyChallenge') return undefined;
          const limit = until(result.expiresAt, signal);
          const response = await prompt.getConditional(result.options, limit.signal).finally(limit.free);
          if (response !== null) return { challenge: result.challenge, response };
          // Only the end of a challenge leads to another one.
          if (!limit.signal.aborted) return undefined;
        }
        return undefined;
      },
    };
  };
}
