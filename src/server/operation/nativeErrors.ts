/** Errors that a vendor reports for native fields, in the form of ours. */
import type { GraphQLFormattedError } from 'graphql';
import type { NativeProblem } from '../../datasources/capabilities.js';
import { parseAlias } from '../native/aliases.js';
import type { UpstreamRequest } from '../native/upstreamRequest.js';
import { publicProviderError } from './formatError.js';
import { scrubMessage } from './scrubMessage.js';

/** A problem without a path belongs to the whole request, and is shown at its first namespace field. */
export function nativeError(
  { path, error, message, from }: NativeProblem,
  { keys, native }: UpstreamRequest,
): GraphQLFormattedError {
  const [root = '', ...rest] = path ?? [];
  const { message: _generic, ...extensions } = publicProviderError(error);
  return {
    message: from === 'vendor' ? message : withPrefix(scrubMessage(message), native.prefix),
    path: path === null ? keys.slice(0, 1) : [...parseAlias(String(root), keys), ...rest],
    extensions: { ...extensions },
  };
}

/** graphql-js names types in quotes, `"[User!]!"`, or before a field, `User.id`. */
function withPrefix(message: string, prefix: string): string {
  const isBuiltIn = /^(?:String|Int|Float|Boolean|ID)$/;
  const prefixed = (name: string) => (isBuiltIn.test(name) ? name : prefix + name);
  return message
    .replace(/"(\[*)([A-Z]\w*)([\]!]*)"/g, (_all, open, name, close) => `"${open}${prefixed(name)}${close}"`)
    .replace(/(^|[^\w"])([A-Z]\w*)(?=\.\w)/g, (_all, before, name) => before + prefixed(name));
}
