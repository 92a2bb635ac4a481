import { ProviderError, type ProviderErrorCode } from '../errors.js';
import type { VendorFailure } from './graphql.js';

/** What a vendor's code means; a pair also names the argument that the vendor refused. */
export type Meaning = ProviderErrorCode | readonly [ProviderErrorCode, field: string];

export type Meanings = Readonly<Record<string, Meaning>>;

/** Patterns for a vendor's message, in order: the first match decides. */
export type MessagePatterns = readonly (readonly [RegExp, Meaning])[];

/** Translates a provider's codes. A code that is not listed is REFUSED. */
export class CodeTable {
  readonly #meanings: ReadonlyMap<string, Meaning>;
  readonly #exceptions: ReadonlyMap<string, Meanings>;

  /** @param exceptions operations that use a code in another sense */
  constructor(
    private readonly provider: string,
    meanings: Meanings,
    exceptions: Readonly<Record<string, Meanings>> = {},
  ) {
    this.#meanings = new Map(Object.entries(meanings));
    this.#exceptions = new Map(Object.entries(exceptions));
  }

  /** @param field the refused argument, when the operation identifies it better than the code */
  refusal(operation: string, code: string, field?: string): ProviderError {
    const meaning = this.#exceptions.get(operation)?.[code] ?? this.#meanings.get(code) ?? 'REFUSED';
    const [name, ownField] = typeof meaning === 'string' ? [meaning] : meaning;
    return new ProviderError(name, this.provider, code, name === 'INPUT_REJECTED' ? (field ?? ownField) : ownField);
  }

  /**
   * For operations in which a 500 can be a refusal, or a fault of the vendor that its message tells. A fault must not count
   * against the user.
   */
  refusalUnlessFault(operation: string, { code, message }: VendorFailure, fault: RegExp): ProviderError {
    if (code === '500' && fault.test(message ?? '')) return new ProviderError('UNAVAILABLE', this.provider, code);
    return this.refusal(operation, code);
  }

  /**
   * For operations that answer 500 where others have a code: the message decides, and is not passed on. A message that
   * matches no pattern is most likely about the verification code.
   */
  refusalByMessage(operation: string, { code, message }: VendorFailure, patterns: MessagePatterns): ProviderError {
    if (code !== '500') return this.refusal(operation, code);
    const meaning = patterns.find(([pattern]) => pattern.test(message ?? ''))?.[1] ?? 'CODE_REJECTED';
    const [name, field] = typeof meaning === 'string' ? [meaning] : meaning;
    return new ProviderError(name, this.provider, code, field);
  }
}
