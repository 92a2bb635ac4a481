import { AUTHORIZED_APP, SEEDED_USER } from './seed.js';

/** That a user has let an application see the account. */
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

  /** What was revoked, if the application was let in at all. */
  revoke(userId: string, appId: string): Authorization | undefined {
    const revoked = this.ofUser(userId).find(({ app }) => app.id === appId);
    this.#all = this.#all.filter((authorization) => authorization !== revoked);
    return revoked;
  }
}
