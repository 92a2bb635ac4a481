/**
 * Response names in an upstream request. When it serves two namespace fields, `a: authing { user }` and
 * `b: authing { user }`, both select the name `user`: then each name carries the index of its namespace field.
 */

/** @param keys the response names of the namespace fields that the request serves */
export function aliasFor(name: string, key: string, keys: readonly string[]): string {
  return keys.length === 1 ? name : `n${keys.indexOf(key)}_${name}`;
}

/** The namespace field that a name in the vendor's answer belongs to, and the name that the caller chose. */
export function parseAlias(alias: string, keys: readonly string[]): readonly [key: string, name: string] {
  const [first = '', ...others] = keys;
  if (others.length === 0) return [first, alias];
  const [, index, name] = /^n(\d+)_(.*)$/.exec(alias) ?? [];
  return [keys[Number(index)] ?? first, name ?? alias];
}
