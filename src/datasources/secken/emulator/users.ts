/** 1 a tap, 3 a face, 4 a voice. 2, a gesture, belongs to the vendor's older service. */
export const AUTH_TYPES = [1, 3, 4] as const;
export type AuthType = (typeof AUTH_TYPES)[number];

/** So that every local account can be pushed to, everybody has the app, but for whoever is called like this. */
const STRANGER = /^(unknown|nobody|no-?such|missing|ghost)/i;

/** Who has the vendor's app, and what each enrolled there. */
export class Users {
  readonly #enrolled = new Map<string, readonly AuthType[]>();

  /** None takes the app away. */
  enroll(uid: string, types: readonly AuthType[]): void {
    this.#enrolled.set(uid, types);
  }

  typesOf(uid: string): readonly AuthType[] {
    return this.#enrolled.get(uid) ?? (STRANGER.test(uid) ? [] : AUTH_TYPES);
  }
}
