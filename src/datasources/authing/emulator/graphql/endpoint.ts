import type { FastifyInstance } from 'fastify';
import {
  defaultFieldResolver,
  execute,
  type GraphQLError,
  type GraphQLFieldResolver,
  type GraphQLSchema,
} from 'graphql';
import { readVendorDocument } from '../../../../emulators/vendorDocuments.js';
import { type Call, readCall } from '../call.js';
import { setCookies } from '../rest/envelope.js';
import type { AuthingState } from '../state.js';
import { VendorError } from '../vendorError.js';
import { ROOT_FIELDS } from './rootFields.js';

/** Fields that have the pool as an argument. */
const NEEDS_NO_ROUTE = new Set(['accessToken', 'refreshAccessToken']);

interface GraphqlRequest {
  readonly query?: unknown;
  readonly variables?: Readonly<Record<string, unknown>> | null;
  readonly operationName?: string | null;
}

export interface GraphqlAnswer {
  readonly statusCode: number;
  readonly body: unknown;
}

type FieldResolver = GraphQLFieldResolver<unknown, Call>;

export function addGraphql(app: FastifyInstance, schema: GraphQLSchema, state: () => AuthingState): void {
  app.post<{ Body: GraphqlRequest }>('/graphql/v2', async (request, reply) => {
    const call = readCall(request, state());
    const answer = await answerGraphql(schema, request.body, call, resolveRootField);
    setCookies(call, reply);
    return reply.code(answer.statusCode).send(answer.body);
  });
}

/** The response to the request when every root field fails with `error`. Execution sets path and nullability. */
export function failGraphql(
  schema: GraphQLSchema,
  body: unknown,
  call: Call,
  error: VendorError,
): Promise<GraphqlAnswer> {
  return answerGraphql(schema, body as GraphqlRequest, call, () => {
    throw error;
  });
}

async function answerGraphql(
  schema: GraphQLSchema,
  request: GraphqlRequest | undefined,
  call: Call,
  fieldResolver: FieldResolver,
): Promise<GraphqlAnswer> {
  const refuse = (errors: readonly GraphQLError[]) => ({
    statusCode: 400,
    body: { errors: errors.map((e) => e.toJSON()) },
  });
  if (typeof request?.query !== 'string') {
    return {
      statusCode: 400,
      body: { errors: [{ message: 'Must provide query string.' }] },
    };
  }
  const read = readVendorDocument(schema, request.query);
  if ('errors' in read) return refuse(read.errors);
  const { document } = read;
  const { operationName, variables } = request;
  const result = await execute({
    schema,
    document,
    contextValue: call,
    fieldResolver,
    ...(variables && { variableValues: variables }),
    ...(operationName && { operationName }),
  });
  // Without `data` the operation was not executed, because the variables are invalid.
  if (result.errors && result.data === undefined) return refuse(result.errors);
  const errors = result.errors?.map((error) => businessError(error, call));
  return { statusCode: 200, body: { ...(errors && { errors }), data: result.data } };
}

/** The vendor's `message` is an object instead of a string. */
function businessError({ originalError, message, locations, path }: GraphQLError, call: Call): object {
  const text = { zh: message, en: message };
  const error = originalError instanceof VendorError ? originalError : new VendorError(500, { text });
  const extensions = { code: 'INTERNAL_SERVER_ERROR' };
  return { message: error.frame(call.language), locations, path, extensions };
}

const resolveRootField: FieldResolver = (source, args, call, info) => {
  const { parentType, fieldName, schema } = info;
  if (parentType !== schema.getQueryType() && parentType !== schema.getMutationType()) {
    return defaultFieldResolver(source, args, call, info);
  }
  if (call.misrouted && !NEEDS_NO_ROUTE.has(fieldName)) throw call.misrouted;
  const field = ROOT_FIELDS[fieldName];
  if (!field) {
    throw new VendorError(500, { text: { zh: `模拟器未实现 ${fieldName}`, en: `${fieldName} is not emulated` } });
  }
  return field(args as never, call);
};
