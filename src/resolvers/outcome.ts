/** The `Outcome` interface, the GraphQL types of outcomes, and the outcomes that several features share. */
import { type ClassType, Directive, Field, ID, Int, InterfaceType, ObjectType, registerEnumType } from 'type-graphql';
import type { Caller } from '../datasources/capabilities.js';
import {
  INPUT_RULES,
  type InputRejected as InputRejectedOutcome,
  type InputRule as InputRuleId,
  OUTCOMES,
  type OutcomeName,
  type OutcomeOf,
  ruleMessage,
  type ScalarField,
} from '../services/outcomes.js';
import type { Context } from './context.js';
import { DateTime, JsonObject } from './scalars.js';

export type { InputRuleId };

type OutcomeCode = (typeof OUTCOMES)[OutcomeName]['code'];

const definitions = Object.values(OUTCOMES);

const OutcomeCode = Object.fromEntries(definitions.map(({ code }) => [code, code]));

registerEnumType(OutcomeCode, {
  name: 'OutcomeCode',
  description:
    'The code of an outcome. Switch over it, or over `__typename`. Outcomes that mean success share the code OK.',
  valuesConfig: {
    ...Object.fromEntries(definitions.map(({ code, description }) => [code, { description }])),
    OK: { description: 'The operation succeeded.' },
  },
});

@InterfaceType({
  description:
    'The result of an operation, as data that a client can act on. Other failures are entries in `errors` with `extensions.code`.',
  resolveType: resolveOutcome,
})
export abstract class Outcome<N extends OutcomeName = OutcomeName> {
  readonly __typename!: N;

  @Field(() => OutcomeCode, { description: 'The code of the outcome; OK means success.' })
  code!: OutcomeCode;

  @Field(() => String, {
    description:
      'A message to show to the user, in English or Chinese according to the header `Accept-Language` (`en` or `zh-CN`; default: English).',
  })
  message!: string;

  @Field(() => ID, {
    description:
      'The id of this request. The server’s log and the response header `x-request-id` have the same id: show it to the user for support.',
  })
  requestId!: string;
}

/** For the class of an outcome with non-scalar fields. The name and the description come from the definition. */
export function OutcomeType<N extends OutcomeName>(name: N): (target: ClassType<Outcome<N>>) => void {
  return ObjectType(name, { description: OUTCOMES[name].description, implements: Outcome, simpleResolvers: true });
}

const SCALARS = { String, Int, Boolean, DateTime } as const satisfies Record<ScalarField['type'], unknown>;

/** Creates the class of an outcome that has only scalar fields, or none, entirely from the definition. */
export function createOutcomeType<N extends OutcomeName>(
  name: N,
): ClassType<Outcome<N> & Omit<OutcomeOf<(typeof OUTCOMES)[N]>, '__typename'>> {
  class ScalarOutcome extends Outcome<N> {}
  OutcomeType(name)(ScalarOutcome);
  for (const [field, { type, description }] of Object.entries<ScalarField>(OUTCOMES[name].fields)) {
    Field(() => SCALARS[type], { description })(ScalarOutcome.prototype, field);
  }
  return ScalarOutcome as ReturnType<typeof createOutcomeType<N>>;
}

export const InputRule = Object.fromEntries(Object.keys(INPUT_RULES).map((rule) => [rule, rule]));

registerEnumType(InputRule, {
  name: 'InputRule',
  description: 'A rule for input values. New rules may be added: show `message` for a rule that you do not know.',
  valuesConfig: Object.fromEntries(
    Object.entries(INPUT_RULES).map(([rule, { description }]) => [rule, { description }]),
  ),
});

@Directive('@shareable')
@ObjectType({
  description: 'One invalid value: its path in the arguments, and the rule that it breaks.',
  simpleResolvers: true,
})
export class FieldProblem {
  @Field(() => String, {
    description:
      'The dotted path of the value, with list positions from 0: `input.method.email.password`, `values.1.value`. Use it to find the form field.',
  })
  path!: string;

  @Field(() => InputRule, {
    description: 'The code of the rule that the value breaks. Switch over it for your own texts.',
  })
  rule!: InputRuleId;

  @Field(() => JsonObject, {
    description:
      'The parameters of the rule, such as `{"max": 128, "unit": "characters"}`; `{}` for a rule without any.',
  })
  params!: Readonly<Record<string, unknown>>;
}

/** `toGraphQLOutcome` adds it: the services do not know the caller's language. */
Field(() => String, {
  description:
    'The rule in words to show beside the form field, in English or Chinese according to `Accept-Language`. It never contains the value.',
})(FieldProblem.prototype, 'message');

@Directive('@shareable')
@OutcomeType('InputRejected')
export class InputRejected extends Outcome<'InputRejected'> {
  @Field(() => [FieldProblem], { description: 'One entry for each broken rule; at least one.' })
  fields!: readonly FieldProblem[];
}

export const AttemptsLimited = createOutcomeType('AttemptsLimited');
Directive('@shareable')(AttemptsLimited);

export const FlowExpired = createOutcomeType('FlowExpired');
export const CodeRejected = createOutcomeType('CodeRejected');
export const InvalidCredentials = createOutcomeType('InvalidCredentials');

/** Converts a service's outcome to its GraphQL type: adds the code, the message in the caller's language, the request id. */
export function toGraphQLOutcome<O extends { readonly __typename: OutcomeName }>(
  { auth: { caller } }: Context,
  outcome: O,
): O & Pick<Outcome, 'code' | 'message' | 'requestId'> {
  const { code, messages, variants } = OUTCOMES[outcome.__typename];
  const { variant } = outcome as { readonly variant?: string };
  const texts = variants[variant ?? ''] ?? messages;
  const fields = isInputRejected(outcome) && { fields: outcome.fields.map((problem) => withMessage(problem, caller)) };
  return { ...outcome, ...fields, code, message: texts[caller.language], requestId: caller.requestId };
}

function isInputRejected(outcome: { readonly __typename: OutcomeName }): outcome is InputRejectedOutcome {
  return outcome.__typename === 'InputRejected';
}

function withMessage(problem: FieldProblem, { language }: Caller) {
  return { ...problem, message: ruleMessage(problem, language) };
}

/** The `resolveType` of the `Outcome` interface and of all unions of outcomes. */
export function resolveOutcome(value: object): string {
  return (value as { __typename: string }).__typename;
}
