/**
 * graphql-js quotes input: whole variables in coercion errors, literals in validation and syntax errors. Any of them may
 * contain a password. Names of the schema and of variables stay in the message; values are removed.
 */

/** Reasons of graphql-js that contain only names of the schema. */
const KNOWN_REASONS = [
  /Expected non-nullable type "[\w[\]!]+" not to be null\.$/,
  /Field "\w+" of required type "[\w[\]!]+" was not provided\.$/,
  /Exactly one key must be specified for OneOf type "\w+"\.$/,
  /Expected type "\w+" to be an object\.$/,
  /Secret must be a string\.$/,
  /Secret must be at most 16384 characters\.$/,
] as const;

/** Messages that contain only names of variables and types. */
const NAMES_ONLY = /^Variable "\$\w{1,100}" (?:of|is|cannot be|must be) /;

const PLACE = /^[\w.[\]]{1,200}$/;

/**
 * graphql-js puts its text before the value, after it, or both, and callers decide how long the value is. Only this many
 * characters of each end are read.
 */
const HEAD = 400;
const TAIL = 600;

export function scrubMessage(message: string): string {
  const head = message.slice(0, HEAD);
  const tail = message.slice(-TAIL);
  if (head.startsWith('Variable "$') && !NAMES_ONLY.test(head)) return coercion(head, tail);
  if (head.startsWith('Value ')) return unknownEnumValue(tail);
  const scrubbed = scrubLiterals(head);
  return scrubbed === head && head.length < message.length ? `${head}…` : scrubbed;
}

function coercion(head: string, tail: string): string {
  const variable = /^Variable "\$(\w{1,100})"/.exec(head)?.[1];
  const start = tail.lastIndexOf(' at "');
  const place = start < 0 ? '' : tail.slice(start + 5, tail.indexOf('"', start + 5));
  const reason = KNOWN_REASONS.map((known) => known.exec(tail)?.[0]).find((found) => found !== undefined);
  const unknownKey = /" is not defined by type "(\w+)"/.exec(tail)?.[1];
  const subject = variable === undefined ? 'A variable' : `Variable "$${variable}"`;
  const at = variable !== undefined && place.startsWith(variable) && PLACE.test(place) ? ` at "${place}"` : '';
  const why =
    reason ??
    (unknownKey === undefined ? 'It has the wrong type.' : `It has a field that "${unknownKey}" does not define.`);
  return `${subject} got an invalid value${at}; ${why}`;
}

function unknownEnumValue(tail: string): string {
  const name = /" does not exist in "(\w+)" enum/.exec(tail)?.[1];
  return name === undefined ? 'The value does not exist in its enum.' : `The value does not exist in "${name}" enum.`;
}

function scrubLiterals(head: string): string {
  return head
    .replace(/\b(Unexpected|found) (Name|String|BlockString|Int|Float) .*$/s, '$1 $2.')
    .replace(/, found .*$/s, ', found something else.')
    .replace(/\bcannot represent .*$/s, 'cannot represent this value.')
    .replace(/\bhas invalid value .*$/s, 'has an invalid value.');
}
