import type { TestApp } from '../../../../test/support/app.js';
import { named, PASSWORD } from '../../../../test/support/people.js';
import type { LoginMethod, Menshen } from '../../src/index.js';
import { clientOf } from './client.js';
import { expectState } from './states.js';

/** A new user with a user name, and how they sign in. */
export async function person(app: TestApp): Promise<{ readonly method: LoginMethod; readonly username: string }> {
  const { username } = await named(app);
  return { method: { username: { username, password: PASSWORD } }, username };
}

/** A client whose user is signed in. */
export async function signedIn(app: TestApp, method: LoginMethod, menshen = clientOf(app)): Promise<Menshen> {
  expectState(await menshen.signIn().start(method), 'done');
  return menshen;
}

/** Adds an authenticator app to the account. */
export async function withTotp(app: TestApp, method: LoginMethod) {
  const flow = (await signedIn(app, method)).enrollTotp();
  const { enrollment, confirm } = expectState(await flow.start(), 'confirm');
  expectState(await confirm(await app.control.totp(enrollment.secret)), 'done');
  return enrollment;
}
