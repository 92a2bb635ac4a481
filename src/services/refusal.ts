import type { ProviderErrorCode } from '../datasources/errors.js';

/** A refusal by this server, before or instead of the call to a provider. `mapRefusals` treats it like a provider's refusal. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly field: string | undefined = undefined;

  constructor(readonly code: ProviderErrorCode) {
    super(code);
  }
}
