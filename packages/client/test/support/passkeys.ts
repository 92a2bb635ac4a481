import { Authenticator } from '../../../../test/support/authenticator.js';
import type { PasskeyPrompt } from '../../src/index.js';

/** Passkeys as an app brings them: a software authenticator in place of the browser's. */
export function softPasskeys(authenticator = new Authenticator()): PasskeyPrompt & { isCancelled: boolean } {
  const prompt = {
    isCancelled: false,
    isSupported: () => true,
    create: async (options: unknown) =>
      prompt.isCancelled ? null : authenticator.create(options as Parameters<Authenticator['create']>[0]),
    get: async (options: unknown) =>
      prompt.isCancelled ? null : authenticator.get(options as Parameters<Authenticator['get']>[0]),
  };
  return prompt;
}
