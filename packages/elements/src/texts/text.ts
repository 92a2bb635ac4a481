/** A text, or a function that makes one, in both languages. */
export type Text<T = string> = readonly [english: T, chinese: T];

export function text<T>(english: T, chinese: NoInfer<T>): Text<T> {
  return [english, chinese];
}
