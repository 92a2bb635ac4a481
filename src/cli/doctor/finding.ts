/** One line of the report of `menshen doctor`. */
export interface Finding {
  /** The area: `settings`, `store`, `provider authing`. */
  readonly check: string;
  /** `problem` makes the exit code 1. `skipped` was not checked. */
  readonly status: 'ok' | 'warning' | 'problem' | 'skipped';
  readonly message: string;
}

/** Creates findings of one area. */
export function findingsOf(check: string) {
  const create = (status: Finding['status']) => (message: string) => ({ check, status, message });
  return { ok: create('ok'), warning: create('warning'), problem: create('problem'), skipped: create('skipped') };
}
