/** A description of the schema as a docstring. */
export function docstring(description, indent = '') {
  if (!description) return '';
  const lines = description.replaceAll('*/', '*\\/').split('\n');
  const [first] = lines;
  if (lines.length === 1) return `${indent}/** ${first} */\n`;
  return `${indent}/**\n${lines.map((line) => `${indent} * ${line}`.trimEnd()).join('\n')}\n${indent} */\n`;
}

export function lowerFirst(name) {
  return name[0].toLowerCase() + name.slice(1);
}
