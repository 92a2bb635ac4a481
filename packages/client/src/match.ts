/** Exhaustive case analysis of results. */
import type { FutureMember } from './operation.js';

interface Member {
  readonly __typename: string;
}

/** The member of the union that has this name. */
type MemberNamed<Result extends Member, Name> = Result extends Member
  ? Name extends Result['__typename']
    ? Result
    : never
  : never;

/** One handler for each member of the union, and `other` for the members that later servers add. */
export type Cases<Result extends Member> = {
  readonly [Name in Exclude<Result, FutureMember>['__typename']]: (result: MemberNamed<Result, Name>) => unknown;
} & { readonly other: (result: Extract<Result, FutureMember>) => unknown };

type Returned<Handlers> = {
  [Name in keyof Handlers]: Handlers[Name] extends (result: never) => infer Value ? Value : never;
}[keyof Handlers];

/** Calls the handler of the result's type and returns its value. Does not compile while a handler is missing. */
export function match<Result extends Member, Handlers extends Cases<Result>>(
  result: Result,
  handlers: Handlers,
): Returned<Handlers> {
  const byName = handlers as unknown as Readonly<Record<string, ((result: Result) => Returned<Handlers>) | undefined>>;
  const handler = Object.hasOwn(handlers, result.__typename) ? byName[result.__typename] : undefined;
  return (handler ?? (handlers.other as (result: Result) => Returned<Handlers>))(result);
}
