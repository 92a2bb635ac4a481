import type { FastifyInstance } from 'fastify';
import {
  defaultFieldResolver,
  execute,
  type GraphQLError,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  getOperationAST,
} from 'graphql';
import { readVendorDocument } from '../../../../emulators/vendorDocuments.js';
import { type Call, readCall } from '../call.js';
import type { LegacyState } from '../state.js';
import { VendorError } from '../vendorError.js';
import { lenientTexts } from './lenientTexts.js';
import type { RootFields } from './rootField.js';

/** One of the vendor's two GraphQL endpoints. */
export interface Endpoint {
  readonly schema: GraphQLSchema;
  readonly fields: RootFields;
}

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

export function addGraphql(app: FastifyInstance, { schema, fields }: Endpoint, state: () => LegacyState): void {
  app.post<{ Body: GraphqlRequest }>('/graphql', async (request, reply) => {
    const call = readCall(request, state());
    const answer = await answerGraphql(schema, request.body, call, resolverOf(fields));
    return reply.code(answer.statusCode).send(answer.body);
  });
}

/** The response to the request when every root field fails with `error`. Execution sets the paths. */
export function failGraphql(schema: GraphQLSchema, body: unknown, call: Call, error: VendorError) {
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
  if (typeof request?.query !== 'string') return refuse([{ message: 'Must provide query string.' }]);
  const read = readVendorDocument(schema, request.query);
  if ('errors' in read) return refuse(read.errors.map((error) => error.toJSON()));
  const { document } = read;
  const { operationName, variables } = request;
  const operation = getOperationAST(document, operationName);
  const result = await execute({
    schema,
    document,
    contextValue: call,
    fieldResolver,
    ...(operation && variables && { variableValues: lenientTexts(schema, operation, variables) }),
    ...(operationName && { operationName }),
  });
  const errors = result.errors?.map(businessError);
  // Without `data` the operation was not executed, because the variables are invalid.
  if (errors && result.data === undefined) return refuse(errors);
  return { statusCode: 200, body: { ...(errors && { errors }), data: result.data } };
}

/** The request was not executed. */
function refuse(errors: readonly object[]): GraphqlAnswer {
  return { statusCode: 400, body: { errors } };
}

/** The vendor's `message` is an object instead of a string. */
function businessError({ originalError, message, locations, path }: GraphQLError): object {
  const error = originalError instanceof VendorError ? originalError : new VendorError(500, { message });
  return { message: error.frame(), locations, path, extensions: { code: 'INTERNAL_SERVER_ERROR' } };
}

function resolverOf(fields: RootFields): FieldResolver {
  return (source, args, call, info) => {
    const { parentType, fieldName, schema } = info;
    if (parentType !== schema.getQueryType() && parentType !== schema.getMutationType()) {
      return defaultFieldResolver(source, args, call, info);
    }
    const field = fields[fieldName];
    if (!field) throw new VendorError(500, { message: `模拟器未实现 ${fieldName} (not emulated)` });
    return field(args as never, call);
  };
}
