/** The flows of the client as reactive states. */
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
import { onScopeDispose, type ShallowRef, shallowRef } from 'vue';
import { IS_BROWSER } from './environment.js';
import { useMenshen } from './plugin.js';

/** Creates a flow, follows its state, and ends the flow with the component or scope. */
export function useFlow<State>(create: (client: Menshen) => Flow<State>): Readonly<ShallowRef<State>> {
  const flow = create(useMenshen());
  const state: ShallowRef<State> = shallowRef<State>(flow.state);
  if (IS_BROWSER) {
    const unsubscribe = flow.onChange((next) => {
      state.value = next;
    });
    onScopeDispose(() => {
      unsubscribe();
      flow.dispose();
    });
  }
  return state;
}

/** The state of a login: show what it names, and call its methods. */
export function useSignIn(options?: SignInFlowOptions): Readonly<ShallowRef<SignInState>> {
  return useFlow((client) => client.signIn(options));
}

/** The state of a registration. */
export function useSignUp(options?: SignUpOptions): Readonly<ShallowRef<SignUpState>> {
  return useFlow((client) => client.signUp(options));
}

/** The state of a password reset by code. */
export function useResetPassword(options?: ResetPasswordOptions): Readonly<ShallowRef<ResetPasswordState>> {
  return useFlow((client) => client.resetPassword(options));
}
