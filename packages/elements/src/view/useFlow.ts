import type { Flow } from '@menshen/client';
import { type Inputs, useLayoutEffect, useMemo, useReducer } from 'preact/hooks';

/** Creates a flow, renders on each of its changes, and disposes of it with the component. */
export function useFlow<F extends Flow<unknown>>(create: () => F, inputs: Inputs): F {
  const flow = useMemo(create, inputs);
  const [, changed] = useReducer((count: number, _state: unknown) => count + 1, 0);
  useLayoutEffect(() => {
    const stop = flow.onChange(changed);
    return () => {
      stop();
      flow.dispose();
    };
  }, [flow]);
  return flow;
}
