/** The tokens of each user that have not expired, so that an administrator can end all of them. */
export class UserTokens {
  readonly #byUser = new Map<string, Map<string, number>>();

  /** `exp` in seconds since the epoch, as in the token; `now` in milliseconds. */
  add(userId: string, token: string, exp: number, now: number): void {
    const kept = [...(this.#byUser.get(userId) ?? [])].filter(([, end]) => end * 1000 > now);
    this.#byUser.set(userId, new Map([...kept, [token, exp]]));
  }

  /** Returns the tokens and forgets them. */
  take(userId: string): readonly string[] {
    const tokens = [...(this.#byUser.get(userId)?.keys() ?? [])];
    this.#byUser.delete(userId);
    return tokens;
  }
}
