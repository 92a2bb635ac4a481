import { expect } from 'vitest';
import type { Flow } from '../../src/index.js';

interface Kinded {
  readonly kind: string;
}

/** Narrows a state to the kind that is expected, and fails with the state that came instead. */
export function expectState<State extends Kinded, Kind extends State['kind']>(
  state: State,
  kind: Kind,
): Extract<State, { readonly kind: Kind }> {
  if (state.kind !== kind) expect.fail(`expected ${kind}, got ${JSON.stringify(state)}`);
  return state as Extract<State, { readonly kind: Kind }>;
}

/** Waits until the flow has a state of this kind that fits. */
export function stateOf<State extends Kinded, Kind extends State['kind']>(
  flow: Flow<State>,
  kind: Kind,
  fits: (state: Extract<State, { readonly kind: Kind }>) => boolean = () => true,
): Promise<Extract<State, { readonly kind: Kind }>> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no ${kind}, but ${JSON.stringify(flow.state)}`)), 30_000);
    const check = (state: State) => {
      if (state.kind !== kind || !fits(state as Extract<State, { readonly kind: Kind }>)) return;
      clearTimeout(timer);
      remove();
      resolve(state as Extract<State, { readonly kind: Kind }>);
    };
    const remove = flow.onChange(check);
    check(flow.state);
  });
}
