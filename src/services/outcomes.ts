/**
 * Results that a client can act on, as data. Services return these; the resolvers add `code`, the translated `message`
 * and `requestId` (resolvers/outcome.ts). Every outcome is defined once, in `outcomes/`.
 */
import { ProviderError, type ProviderErrorCode } from '../datasources/errors.js';
import * as account from './outcomes/account.js';
import * as captcha from './outcomes/captcha.js';
import { type FieldProblem, fieldProblem } from './outcomes/inputRule.js';
import * as liveness from './outcomes/liveness.js';
import * as login from './outcomes/login.js';
import * as mfa from './outcomes/mfa.js';
import * as passkeys from './outcomes/passkeys.js';
import * as pushAuth from './outcomes/pushAuth.js';
import * as serviceTokens from './outcomes/serviceTokens.js';
import * as shared from './outcomes/shared.js';
import { Refusal } from './refusal.js';

export type * from './outcomes/account.js';
export type * from './outcomes/captcha.js';
export type { OutcomeDefinition, OutcomeOf, ScalarField } from './outcomes/define.js';
export { type FieldProblem, fieldProblem, INPUT_RULES, type InputRule, ruleMessage } from './outcomes/inputRule.js';
export type * from './outcomes/login.js';
export type * from './outcomes/mfa.js';
export type * from './outcomes/passkeys.js';
export type * from './outcomes/pushAuth.js';
export type * from './outcomes/serviceTokens.js';
export type * from './outcomes/shared.js';

/** Every outcome by its name. The files export nothing but definitions as values. */
export const OUTCOMES = {
  ...shared,
  ...login,
  ...mfa,
  ...captcha,
  ...account,
  ...pushAuth,
  ...liveness,
  ...serviceTokens,
  ...passkeys,
};

export type OutcomeName = keyof typeof OUTCOMES;

/** The return type of the caller checks that the fields are complete. */
export function createOutcome<N extends OutcomeName>(name: N): { readonly __typename: N };
export function createOutcome<N extends OutcomeName, F extends object>(
  name: N,
  fields: F,
): { readonly __typename: N } & F;
export function createOutcome(name: OutcomeName, fields?: object): { readonly __typename: OutcomeName } {
  return { __typename: name, ...fields };
}

export const rejected = (...fields: readonly FieldProblem[]): shared.InputRejected =>
  createOutcome('InputRejected', { fields });

/** The vendor does not say when the next attempt is allowed. */
const TOO_FREQUENT_MS = 60_000;

const soon = () => new Date(Date.now() + TOO_FREQUENT_MS);

export const tooFrequent = (): shared.AttemptsLimited => createOutcome('AttemptsLimited', { retryAt: soon() });

/** A code was requested again too early. The outcome is the same, with a text of its own. */
export const resendTooEarly = (retryAt = soon()): shared.AttemptsLimited =>
  createOutcome('AttemptsLimited', { retryAt, variant: 'resend' });

/** The vendor refused a value. `at` is the object that holds it, in case the vendor does not name the field. */
export const refusedField = (at: string, error: Pick<ProviderError, 'field'>): FieldProblem =>
  fieldProblem(error.field === undefined ? at : `${at}.${error.field}`, 'REFUSED_BY_PROVIDER');

/** Maps a refusal to an outcome by the operation's own table. An error that is not in the table is rethrown. */
export async function mapRefusals<R, O>(
  work: Promise<R>,
  table: Partial<Record<ProviderErrorCode, (error: Pick<ProviderError, 'field'>) => O | Promise<O>>>,
): Promise<R | O> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof ProviderError || error instanceof Refusal)) throw error;
    const translate = table[error.code];
    if (translate === undefined) throw error;
    return translate(error);
  }
}
