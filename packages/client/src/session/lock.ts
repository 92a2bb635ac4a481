/** One refresh at a time: among the tabs of an origin by Web Locks, among the clients of a page by a queue. */

const queues = new Map<string, Promise<unknown>>();

export function withLock<T>(name: string, work: () => Promise<T>): Promise<T> {
  const before = queues.get(name) ?? Promise.resolve();
  const run = async (): Promise<T> =>
    typeof navigator !== 'undefined' && navigator.locks ? await navigator.locks.request(name, work) : await work();
  const done = before.then(run, run);
  queues.set(name, done);
  const forget = () => {
    if (queues.get(name) === done) queues.delete(name);
  };
  done.then(forget, forget);
  return done;
}
