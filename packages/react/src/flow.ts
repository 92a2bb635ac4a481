/** The flows of the client as states of a component. */
import type {
  Flow,
  Menshen,
  ResetPasswordOptions,
  ResetPasswordState,
  SignInFlowOptions,
  SignInState,
  SignUpOptions,
  SignUpState,
} from '@menshen/client';
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { useMenshen } from './provider.js';

/**
 * Creates a flow when the component mounts, renders the component again after each change of its state, and ends the flow when
 * the component unmounts. `create` is called once: give the component another `key` to begin with other options.
 */
export function useFlow<State>(create: (client: Menshen) => Flow<State>): State {
  const client = useMenshen();
  const [flow] = useState(() => create(client));
  const subscribe = useCallback((listener: () => void) => flow.onChange(listener), [flow]);
  const current = () => flow.state;
  // StrictMode runs this between two mounts. A disposed flow begins anew with the next call of `start`.
  useEffect(() => () => flow.dispose(), [flow]);
  return useSyncExternalStore(subscribe, current, current);
}

/** The state of a login: show what it names, and call its methods. The options of the first render count. */
export function useSignIn(options?: SignInFlowOptions): SignInState {
  return useFlow((client) => client.signIn(options));
}

/** The state of a registration. The options of the first render count. */
export function useSignUp(options?: SignUpOptions): SignUpState {
  return useFlow((client) => client.signUp(options));
}

/** The state of a password reset by code. The options of the first render count. */
export function useResetPassword(options?: ResetPasswordOptions): ResetPasswordState {
  return useFlow((client) => client.resetPassword(options));
}
