/**
 * Generated documents are written in a short form, because all of them are in the bundle: `@Name` stands for the fields of a
 * fragment, `&Name` for the same in `...on Name{}`. The text has no named fragments, since the server's cost limit counts each
 * spread as two levels.
 */

export type Fragments = Readonly<Record<string, string>>;

/** @returns a function that builds the text of a document */
export function documentBuilder(fragments: Fragments) {
  const expand = (text: string): string =>
    text.replace(/([@&])(\w+)/g, (_match, mark: string, name: string) => {
      const fields = expand(fragments[name] ?? '');
      return mark === '@' ? fields : `...on ${name}{${fields}}`;
    });
  /**
   * @param variables names and types, such as `id:ID!,name:String`
   * @param selection of the root field, which has the name of the operation and takes all variables; empty for a scalar
   * @param fields the root fields, where they are others
   */
  return (kind: string, name: string, variables: string, selection: string, fields?: string): string => {
    const declared = variables && `(${variables.replace(/\w+:/g, '$$$&')})`;
    const given = variables && `(${variables.replace(/(\w+):[^,]+/g, '$1:$$$1')})`;
    const field = name.charAt(0).toLowerCase() + name.slice(1);
    const root = fields ?? `${field}${given}${selection && `{${selection}}`}`;
    return `${kind} ${name}${declared}{${expand(root)}}`;
  };
}
