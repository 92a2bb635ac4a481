/** One entry of the log of user actions. */
export interface UserAction {
  readonly operation: 'login' | 'register' | 'logout';
  readonly userId: string;
  readonly address: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

const CAPACITY = 1000;

/** The latest actions, newest first. */
export class UserActions {
  #all: readonly UserAction[] = [];

  add(action: UserAction): void {
    this.#all = [action, ...this.#all].slice(0, CAPACITY);
  }

  /** Replaces all actions. */
  restore(saved: readonly UserAction[]): void {
    this.#all = saved;
  }

  list(): readonly UserAction[] {
    return this.#all;
  }
}
