/**
 * Generated documents have a short form, because all of them are in the bundle: `id:ID!,name:String|@Fields` is a mutation with
 * these variables, all of which are arguments of its root field, and with this selection; `?` in front makes it a query, `*` a
 * subscription. A selection in braces has the root fields too. `@Name` stands for the fields of a fragment, `&Name` for
 * `...on Name{}` with them. The text has no named fragments, since the server's cost limit counts each spread as two levels.
 */

type Texts = Readonly<Record<string, string>>;

/** The documents by name of their operation. @param own the fragments that only this group uses */
export function buildDocuments(texts: Texts, fragments: Texts, own: Texts = {}): Texts {
  const expand = (text: string): string =>
    text.replace(/([@&])(\w+)/g, (_match, mark: string, name: string) => {
      const fields = expand(own[name] ?? fragments[name] ?? '');
      return mark === '@' ? fields : `...on ${name}{${fields}}`;
    });
  const build = (name: string, text: string): string => {
    const [, mark = '', variables = '', selection = ''] = /^([?*]?)(.*?)\|(.*)$/.exec(text) ?? [];
    const kind = { '': 'mutation', '?': 'query', '*': 'subscription' }[mark];
    const declared = variables && `(${variables.replace(/\w+:/g, '$$$&')})`;
    const given = variables && `(${variables.replace(/(\w+):[^,]+/g, '$1:$$$1')})`;
    const fields = selection && `{${selection}}`;
    const root = selection.startsWith('{') ? selection : `{${name}${given}${fields}}`;
    return `${kind} ${name.charAt(0).toUpperCase()}${name.slice(1)}${declared}${expand(root)}`;
  };
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, build(name, text)]));
}
