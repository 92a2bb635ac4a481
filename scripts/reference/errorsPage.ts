/** Generates docs/reference/errors.md: every code of `errors[].extensions.code`, and what a client should do. */
import { APP_ERROR_CODES, type AppErrorCode } from '../../src/errors.js';
import { NOTICE, page } from './markdown.js';

/** What happened, and what to do. */
type Entry = readonly [what: string, action: string];

const OWN: Readonly<Record<AppErrorCode, Entry>> = {
  UNAUTHENTICATED: ['There is no session, or it ended.', 'Send the user to the sign-in page.'],
  FORBIDDEN: [
    'The caller may not do this: it is for administrators, for a router, or about another user.',
    'Do not retry. Check the token of `ADMIN_TOKENS`, or the id in the arguments.',
  ],
  STEP_UP_REQUIRED: [
    'The change needs a fresh proof of the user: the newest one is older than `STEP_UP_SECONDS`.',
    'Ask for one of `extensions.kinds`, send it with `stepUp`, and send the operation again. `withStepUp` of `@menshen/client` does this.',
  ],
  BAD_USER_INPUT: [
    'Variables, headers or the body do not fit.',
    'Correct the request. The message names the argument. A user cannot cause this error through a form that is checked.',
  ],
  PASSTHROUGH_REFUSED: [
    'A native field is guarded.',
    'Use the typed field with the same purpose, or add the field to `PASSTHROUGH_ALLOW`.',
  ],
  NOT_SUPPORTED_BY_PROVIDER: [
    'This provider has no such operation. Nothing was sent to it.',
    'Hide the feature for users of this provider. `signInOptions` tells what a sign-in page can offer.',
  ],
  PROVIDER_NOT_CONFIGURED: [
    'The server has no credentials for this provider.',
    'Set the credentials. `providers` lists what is configured.',
  ],
  PROVIDER_REFUSED: [
    'The vendor refused, for a reason that has no outcome.',
    'Show the message. `extensions.providerCode` has the code of the vendor; the log has the request.',
  ],
  PROVIDER_UNAVAILABLE: [
    'The vendor cannot be reached.',
    'Retry later: `extensions.retryable` is true. Nothing is known about the credentials of the user.',
  ],
  PROVIDER_TIMEOUT: [
    'The vendor did not answer in time. The operation may have happened.',
    'Read the state again before you repeat a change.',
  ],
  PROVIDER_BAD_REPLY: [
    'The vendor sent an answer that the server does not understand.',
    'Report the request id. A retry rarely helps.',
  ],
  STORE_UNAVAILABLE: [
    'The session store cannot be reached.',
    'Retry later. Sessions are kept. `/readyz` answers 503 meanwhile.',
  ],
  RATE_LIMITED: [
    'Too many requests, in an operation without the outcome `AttemptsLimited`.',
    'Wait until `extensions.retryAt`, where it is present.',
  ],
  OPERATION_TOO_COSTLY: [
    'The operation is too deep or too wide, has two credential fields, or one field with more than 10 different sets of arguments.',
    'Split the operation.',
  ],
  DOCUMENT_TOO_LARGE: [
    'The GraphQL document is longer than `LIMIT_DOCUMENT_BYTES`.',
    'Send a shorter document, with values as variables.',
  ],
  VENDOR_BUDGET_EXCEEDED: [
    'The operation, the session or the address caused too many calls to vendors. The message names the limit.',
    'Ask for less at once, or wait. The settings are `LIMIT_VENDOR_CALLS` and `LIMIT_VENDOR_CALLS_PER_MINUTE`.',
  ],
  ORIGIN_NOT_ALLOWED: [
    'The origin of the page may not call this server.',
    'Add the origin to `ALLOWED_ORIGINS`, exactly as the message shows it. For `null`, serve the page over http.',
  ],
  COOKIE_CROSS_SITE: [
    'The page is on another site, so the browser would drop the session cookie.',
    'Use one host name for both, such as `localhost`, or subdomains of one domain. Or send the header `x-session-mode: bearer`.',
  ],
  COOKIE_NEEDS_HTTPS: [
    'The page came over http from another machine, and the session cookie needs https.',
    'Serve the page over https. Or send the header `x-session-mode: bearer`.',
  ],
  INTERNAL: ['The server made a mistake.', 'Report the request id: the log has the cause.'],
};

/** Codes of GraphQL and of the transport. */
const PROTOCOL: Readonly<Record<string, Entry>> = {
  GRAPHQL_PARSE_FAILED: ['The document is not GraphQL.', 'Correct the document.'],
  GRAPHQL_VALIDATION_FAILED: [
    'The document does not fit the schema.',
    'Correct the document. Check it in your CI with the schema of `/schema.graphql` or of `@menshen/client`.',
  ],
  OPERATION_RESOLUTION_FAILURE: [
    'The document has several operations and `operationName` names none of them.',
    'Send `operationName`.',
  ],
  BAD_REQUEST: ['The HTTP request is not a GraphQL request.', 'Send POST with JSON and the header `Content-Type`.'],
  PERSISTED_QUERY_NOT_FOUND: [
    'The server does not know this hash, or does not trust the document.',
    'Send the document with its hash. With `TRUSTED_DOCUMENTS=only`, deploy the manifest first.',
  ],
};

export function errorsPage(): string {
  const entries: readonly (readonly [string, Entry])[] = [
    ...APP_ERROR_CODES.map((code) => [code, OWN[code]] as const),
    ...Object.entries(PROTOCOL),
  ];
  return page(
    '# Error codes',
    NOTICE,
    'What failed is an error: `errors[].extensions` has `code`, `requestId` and `retryable`. What a client can act on is an [outcome](outcomes.md). Show `message` to users: it is in English or Chinese. Ask users for the request id when they report a problem: the log has the same one.',
    ...entries.map(([code, [what, action]]) => `## ${code}\n\n${what}\n\n**What to do**: ${action}`),
  );
}
