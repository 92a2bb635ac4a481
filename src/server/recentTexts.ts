export interface TextLimits {
  /** UTF-8, all texts together. */
  readonly bytes: number;
  /** Longer ones are not kept. */
  readonly bytesOfOne: number;
}

/** What is known of texts, as long as they are among those used last. */
export class RecentTexts<T> {
  /** The one used longest ago comes first. */
  readonly #known = new Map<string, T>();
  #bytes = 0;

  constructor(private readonly limits: TextLimits) {}

  get(text: string): T | undefined {
    const value = this.#known.get(text);
    if (value === undefined) return undefined;
    this.#known.delete(text);
    this.#known.set(text, value);
    return value;
  }

  set(text: string, value: T): void {
    const bytes = Buffer.byteLength(text);
    if (bytes > this.limits.bytesOfOne) return;
    if (!this.#known.delete(text)) this.#bytes += bytes;
    this.#known.set(text, value);
    for (const oldest of this.#known.keys()) {
      if (this.#bytes <= this.limits.bytes) break;
      this.#known.delete(oldest);
      this.#bytes -= Buffer.byteLength(oldest);
    }
  }
}
