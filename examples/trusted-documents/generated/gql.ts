/* eslint-disable */
import * as types from './graphql.js';



/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "mutation SignIn($email: String!, $password: Secret!) {\n  login(input: {method: {email: {email: $email, password: $password}}}) {\n    __typename\n    ... on Outcome {\n      message\n    }\n    ... on LoginSuccess {\n      accessToken\n    }\n  }\n}\n\nquery WhoAmI {\n  me {\n    id\n    username\n    email\n    customData\n  }\n}": typeof types.SignInDocument,
};
const documents: Documents = {
    "mutation SignIn($email: String!, $password: Secret!) {\n  login(input: {method: {email: {email: $email, password: $password}}}) {\n    __typename\n    ... on Outcome {\n      message\n    }\n    ... on LoginSuccess {\n      accessToken\n    }\n  }\n}\n\nquery WhoAmI {\n  me {\n    id\n    username\n    email\n    customData\n  }\n}": types.SignInDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation SignIn($email: String!, $password: Secret!) {\n  login(input: {method: {email: {email: $email, password: $password}}}) {\n    __typename\n    ... on Outcome {\n      message\n    }\n    ... on LoginSuccess {\n      accessToken\n    }\n  }\n}\n\nquery WhoAmI {\n  me {\n    id\n    username\n    email\n    customData\n  }\n}"): typeof import('./graphql.js').SignInDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
