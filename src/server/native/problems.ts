/** What a vendor says went wrong, as errors of ours. */
import type { GraphQLFormattedError } from 'graphql';
import type { NativeProblem } from '../../datasources/capabilities.js';
import { publicProviderError } from '../operation/formatError.js';
import { scrubMessage } from '../operation/scrubMessage.js';
import { type Part, unnumbered } from './plan.js';

/** A problem without a path is one of the whole request. */
export function errorOf({ path, error, message, from }: NativeProblem, { keys, native }: Part): GraphQLFormattedError {
  const [root = '', ...rest] = path ?? [];
  const place = path === null ? keys.slice(0, 1) : [...unnumbered(String(root), keys), ...rest];
  const { message: _ours, ...extensions } = publicProviderError(error);
  return {
    message: from === 'vendor' ? message : prefixedNames(scrubMessage(message), native.prefix),
    path: place,
    extensions: { ...extensions },
  };
}

/** graphql-js names types in quotes, `"[User!]!"`, or before a field, `User.id`. */
function prefixedNames(message: string, prefix: string): string {
  const isBuiltIn = /^(?:String|Int|Float|Boolean|ID)$/;
  const named = (name: string) => (isBuiltIn.test(name) ? name : prefix + name);
  return message
    .replace(/"(\[*)([A-Z]\w*)([\]!]*)"/g, (_all, open, name, close) => `"${open}${named(name)}${close}"`)
    .replace(/(^|[^\w"])([A-Z]\w*)(?=\.\w)/g, (_all, before, name) => before + named(name));
}
