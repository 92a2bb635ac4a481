/** The simple commands of a script, as far as pages need: no here-documents, no patterns of `case`. */

/** @returns the words of each command, without assignments, redirections and quotes */
export function commandsOf(script: string): readonly (readonly string[])[] {
  const substituted = [...script.matchAll(/\$\(([^()]+)\)/g)].flatMap(([, inner = '']) => commandsOf(inner));
  const text = script
    .replaceAll(/\\\n/g, ' ')
    .replaceAll(/\$\([^()]+\)/g, 'SUBSTITUTED')
    .replaceAll(/(?:^|\s)#.*$/gm, '');
  const commands: string[][] = [[]];
  for (const [, quoted, separator, word] of text.matchAll(
    /((?:'[^']*'|"(?:\\.|[^"\\])*"|[^\s'";|&(){}])+)|(&&|\|\||[;|&\n(){}])|(\S)/g,
  )) {
    if (separator !== undefined) commands.push([]);
    else commands.at(-1)?.push((quoted ?? word ?? '').replaceAll(/^['"]|['"]$/g, ''));
  }
  const own = commands.map((words) => withoutAssignments(words)).filter((words) => words.length > 0);
  return [...own, ...substituted];
}

function withoutAssignments(words: readonly string[]): readonly string[] {
  const first = words.findIndex((word) => !/^\w+=/.test(word) && !KEYWORDS.has(word));
  return first < 0 ? [] : words.slice(first).filter((word) => !/^\d?[<>]/.test(word));
}

const KEYWORDS = new Set(['for', 'do', 'done', 'while', 'until', 'if', 'then', 'else', 'fi', '!', 'exec', 'in']);
