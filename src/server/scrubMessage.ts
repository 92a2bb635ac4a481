/**
 * graphql-js quotes what the caller sent: whole variables in coercion errors, literals in validation and syntax errors.
 * A password may stand in any of them. Names of the schema and of variables help; values go.
 */

/** Reasons of graphql-js that name only parts of the schema. */
const KNOWN_REASONS = [
  /Expected non-nullable type "[\w[\]!]+" not to be null\.$/,
  /Field "\w+" of required type "[\w[\]!]+" was not provided\.$/,
  /Exactly one key must be specified for OneOf type "\w+"\.$/,
  /Expected type "\w+" to be an object\.$/,
  /Secret must be a string\.$/,
  /Secret must be at most 16384 characters\.$/,
] as const;

const PLACE = /^[\w.[\]]{1,200}$/;

export function scrubMessage(message: string): string {
  const variable = /^Variable "\$(\w{1,100})" got invalid value/.exec(message)?.[1];
  return variable === undefined ? scrubLiterals(message) : coercion(variable, message);
}

function coercion(variable: string, message: string): string {
  const start = message.lastIndexOf(' at "');
  const place = start < 0 ? '' : message.slice(start + 5, message.indexOf('"', start + 5));
  const reason = KNOWN_REASONS.map((known) => known.exec(message)?.[0]).find((found) => found !== undefined);
  const unknownKey = /Field "[^"]*" is not defined by type "(\w+)"/.exec(message.slice(-300))?.[1];
  const at = PLACE.test(place) ? ` at "${place}"` : '';
  const why =
    reason ??
    (unknownKey === undefined ? 'It has the wrong type.' : `It has a field that "${unknownKey}" does not define.`);
  return `Variable "$${variable}" got an invalid value${at}; ${why}`;
}

function scrubLiterals(message: string): string {
  return message
    .replace(/\b(Unexpected|found) (Name|String|BlockString|Int|Float) .*$/s, '$1 $2.')
    .replace(/, found .*$/s, ', found something else.')
    .replace(/(cannot represent [\w\s-]*value): .*$/s, '$1.')
    .replace(/has invalid value .*$/s, 'has an invalid value.')
    .replace(/^Value .* does not exist in "(\w+)" enum.*$/s, 'The value does not exist in "$1" enum.')
    .replace(/^(Enum "\w+" cannot represent).*$/s, '$1 this value.');
}
