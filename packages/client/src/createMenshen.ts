import { connect } from './createClient.js';
import { EnrollPasskey, EnrollTotp } from './enroll/enroll.js';
import { pushAuth } from './events/pushAuth.js';
import type { MenshenParts } from './flow/parts.js';
import { allDocuments } from './generated/operations.js';
import type { Menshen, MenshenOptions } from './menshen.js';
import { operationsOver } from './operations.js';
import { passkeys } from './passkeys/passkeys.js';
import { provePasskey } from './passkeys/prove.js';
import { ResetPassword } from './resetPassword/resetPassword.js';
import { SignUp } from './signIn/signUp.js';
import { withStepUp } from './stepUp.js';

/** Creates a client with all flows and operations. It sends nothing until it is asked to. */
export function createMenshen({ passkeys: prompt, ...options }: MenshenOptions): Menshen {
  const { client, core, parts } = connect({ ...options, passkeys: passkeys(prompt), pushAuth: pushAuth() });
  const operations = operationsOver(core.request, allDocuments());
  const all: MenshenParts = { ...parts, operations };
  // Into the client, because a copy would not have its getters.
  return Object.assign<typeof client, Omit<Menshen, keyof typeof client>>(client, {
    operations,
    signUp: (flow) => new SignUp(all, flow),
    resetPassword: (flow) => new ResetPassword(all, flow),
    enrollTotp: (flow) => new EnrollTotp(all, flow),
    enrollPasskey: (flow) => new EnrollPasskey(all, flow),
    withStepUp: (work, prove) => withStepUp(operations, work, prove),
    passkeyAnswer: (purpose, { signal } = {}) => provePasskey(parts.passkeys(), core.connection, purpose, signal),
    followPushAuth: (event, { signal } = {}) => parts.pushAuth().follow(event, signal),
  });
}
