import { AUTHORIZED_APP, SEEDED_USER } from './seed.js';

/** The authorization of an application by a user. */
export interface Authorization {
  readonly userId: string;
  readonly app: typeof AUTHORIZED_APP;
  readonly when: number;
}

export class AuthorizedApps {
  #all: readonly Authorization[];

  constructor(now: number) {
    this.#all = [{ userId: SEEDED_USER.id, app: AUTHORIZED_APP, when: now }];
  }

  ofUser(userId: string): readonly Authorization[] {
    return this.#all.filter((authorization) => authorization.userId === userId);
  }

  all(): readonly Authorization[] {
    return this.#all;
  }

  /** Replaces all authorizations. */
  restore(saved: readonly Authorization[]): void {
    this.#all = saved;
  }

  /** Returns the revoked authorization, if there was one. */
  revoke(userId: string, appId: string): Authorization | undefined {
    const revoked = this.ofUser(userId).find(({ app }) => app.id === appId);
    this.#all = this.#all.filter((authorization) => authorization !== revoked);
    return revoked;
  }
}
