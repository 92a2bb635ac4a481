/** 1 tap, 3 face, 4 voice. Type 2, a gesture, belongs to the vendor's older service. */
export const AUTH_TYPES = [1, 3, 4] as const;
export type AuthType = (typeof AUTH_TYPES)[number];

/** Users with these names have no app. All others have it, so that each local account can receive pushes. */
const NAMES_WITHOUT_APP = /^(unknown|nobody|no-?such|missing|ghost)/i;

/** The users of the vendor's app, with their enrolled methods. */
export class Users {
  readonly #enrolled = new Map<string, readonly AuthType[]>();

  /** An empty list removes the app. */
  enroll(uid: string, types: readonly AuthType[]): void {
    this.#enrolled.set(uid, types);
  }

  save(): Record<string, AuthType[]> {
    return Object.fromEntries([...this.#enrolled].map(([uid, types]) => [uid, [...types]]));
  }

  /** Replaces all enrollments. */
  restore(saved: Readonly<Record<string, readonly AuthType[]>>): void {
    this.#enrolled.clear();
    for (const [uid, types] of Object.entries(saved)) this.enroll(uid, types);
  }

  typesOf(uid: string): readonly AuthType[] {
    return this.#enrolled.get(uid) ?? (NAMES_WITHOUT_APP.test(uid) ? [] : AUTH_TYPES);
  }
}
