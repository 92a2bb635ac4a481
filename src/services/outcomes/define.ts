/** One definition of an outcome holds its name, its code, its texts and its scalar fields. */

/** What a scalar field of an outcome holds in TypeScript, by its GraphQL type. */
interface ScalarValues {
  readonly String: string;
  readonly Int: number;
  readonly Boolean: boolean;
  readonly DateTime: Date;
}

export interface ScalarField {
  readonly type: keyof ScalarValues;
  readonly description: string;
}

type Fields = Readonly<Record<string, ScalarField>>;

type Messages = Readonly<Record<'en' | 'zh', string>>;
type Variants = Readonly<Record<string, Messages>>;

interface Texts<C extends string, F extends Fields> {
  /** `OK`, or a value of `OutcomeCode` that no other outcome has. */
  readonly code: C;
  /** For the API documentation: of the type, and of the code unless it is `OK`. */
  readonly description: string;
  /** For the end user: what happened and what to do next. */
  readonly en: string;
  readonly zh: string;
  /** Other texts of the same outcome, by a name that `variant` of its data holds. */
  readonly variants?: Variants;
  /** Scalar fields. Outcomes with other fields declare all of them in an interface and in a class of `resolvers`. */
  readonly fields?: F;
}

export interface OutcomeDefinition<N extends string = string, C extends string = string, F extends Fields = Fields> {
  readonly name: N;
  readonly code: C;
  readonly description: string;
  readonly messages: { readonly en: string; readonly 'zh-CN': string };
  readonly variants: Readonly<Record<string, OutcomeDefinition['messages']>>;
  readonly fields: F;
}

/** The data that a service returns for a definition. */
export type OutcomeOf<D> =
  D extends OutcomeDefinition<infer N, string, infer F>
    ? { readonly __typename: N } & { readonly [K in keyof F]: ScalarValues[F[K]['type']] }
    : never;

export function defineOutcome<
  const N extends string,
  const C extends string,
  const F extends Fields = Readonly<Record<never, never>>,
>(name: N, { en, zh, variants = {}, fields, ...rest }: Texts<C, F>): OutcomeDefinition<N, C, F> {
  return {
    name,
    ...rest,
    messages: messagesOf({ en, zh }),
    variants: Object.fromEntries(Object.entries(variants).map(([variant, texts]) => [variant, messagesOf(texts)])),
    fields: fields ?? ({} as F),
  };
}

function messagesOf({ en, zh }: Messages): OutcomeDefinition['messages'] {
  return { en, 'zh-CN': zh };
}
