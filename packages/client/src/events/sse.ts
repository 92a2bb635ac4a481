/** Server-sent events of graphql-sse, distinct connections mode: `event: next` with a result, then `event: complete`. */

/** The results in a stream of text. Ends with `complete` or with the stream. */
export async function* eventData(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  for await (const piece of pieces) {
    const parts = (rest + piece).split('\n\n');
    rest = parts.pop() ?? '';
    for (const part of parts) {
      if (/^event: complete$/m.test(part)) return;
      const [, data] = /^data: (.+)$/m.exec(part) ?? [];
      if (data !== undefined) yield data;
    }
  }
}
