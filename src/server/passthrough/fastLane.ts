/**
 * A way past Apollo for operations wholly inside one namespace, which are sent on without being executed field by field.
 * Apollo parses, validates, judges and executes a text once; what it accepted is remembered here with its plan, and later
 * requests with that text are answered here. Whatever is not exactly such a request, or is wrong in its form, goes to Apollo,
 * so that there is one place that says no: to a body, a content type without CSRF protection, a header, a variable.
 */
import type { ApolloServerPlugin } from '@apollo/server';
import type { FastifyReply, FastifyRequest, RouteHandlerMethod } from 'fastify';
import { type GraphQLSchema, getVariableValues } from 'graphql';
import type { Logger } from 'pino';
import type { Context } from '../../resolvers/context.js';
import type { CreateContext } from '../context.js';
import { logOperation } from '../plugins/operationLog.js';
import { RecentTexts } from '../recentTexts.js';
import { type Accepted, answerOf, type FormatError, type Variables } from './answer.js';
import { type AskedText, readAsked } from './asked.js';
import { knownPlan } from './plan.js';
import { wasAnswered } from './resolver.js';

/** Parsed, a text takes some fifty times as much. Of the documents in Authing's SDK the longest has 1.5 kB, and all have 70. */
const LIMITS = { bytes: 1_000_000, bytesOfOne: 10_000 };

/** False leaves the request to Apollo, whose own gate then says why. */
export type Gate = (text: string, context: Context) => boolean;

export interface FastLaneParts {
  readonly schema: GraphQLSchema;
  readonly logger: Logger;
  readonly createContext: CreateContext;
  readonly formatError: FormatError;
  /** What Apollo judges anew for each request, though the text is known. A gate that is added there is added here. */
  readonly gates: readonly Gate[];
}

/** A request that every gate lets pass. */
interface Admitted {
  readonly accepted: Accepted;
  readonly context: Context;
  readonly variables: Variables;
  readonly answerType: string;
}

/** By text, then by operation name. */
export class AcceptedOperations {
  readonly #byText = new RecentTexts<Map<string | null, Accepted>>(LIMITS);

  find({ text, operationName }: AskedText): Accepted | undefined {
    return this.#byText.get(text)?.get(operationName);
  }

  /** An Apollo plugin: runs for what has passed all gates of Apollo's. */
  readonly plugin: ApolloServerPlugin<Context> = {
    requestDidStart: async () => ({
      executionDidStart: async ({ source, document, operation, request }) => ({
        executionDidEnd: async () => {
          const plan = knownPlan(operation);
          // Strangers, who get no further, shall not fill it.
          if (plan?.sole === undefined || !wasAnswered(plan.sole.part)) return;
          this.#add(source, request.operationName ?? null, { document, operation, plan, sole: plan.sole });
        },
      }),
    }),
  };

  #add(text: string, operationName: string | null, accepted: Accepted): void {
    const named = this.#byText.get(text) ?? new Map<string | null, Accepted>();
    named.set(operationName, accepted);
    this.#byText.set(text, named);
  }
}

/** The POST route: the fast lane where it can be taken, else `apollo`. */
export function fastLane(
  operations: AcceptedOperations,
  apollo: RouteHandlerMethod,
  parts: FastLaneParts,
): RouteHandlerMethod {
  return async function (request, reply) {
    const start = performance.now();
    const admitted = await admit(request, reply, operations, parts);
    if (admitted === undefined) return apollo.call(this, request, reply);
    const { accepted, context, variables, answerType } = admitted;
    const { body, errors } = await answerOf(accepted, variables, context, parts);
    logOperation(parts.logger, context, { operation: accepted.operation, errors, start, fast: true });
    return reply.header('content-type', answerType).send(body);
  };
}

async function admit(
  request: FastifyRequest,
  reply: FastifyReply,
  operations: AcceptedOperations,
  { schema, createContext, gates }: FastLaneParts,
): Promise<Admitted | undefined> {
  const asked = readAsked(request);
  const accepted = asked && operations.find(asked);
  if (asked === undefined || accepted === undefined) return undefined;
  const { variableDefinitions = [] } = accepted.operation;
  const { coerced } = getVariableValues(schema, variableDefinitions, asked.variables, { maxErrors: 1 });
  if (coerced === undefined) return undefined;
  const context = await createContext(request, reply).catch(() => undefined);
  if (context === undefined || !gates.every((gate) => gate(asked.text, context))) return undefined;
  return { accepted, context, variables: { raw: asked.variables, coerced }, answerType: asked.answerType };
}
