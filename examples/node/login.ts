/** Signs in with a bearer session and prints the user. README.md says how to start it. */
import { createInterface } from 'node:readline/promises';
import { createMenshen } from '@menshen/client';

const [identifier = 'menshen@example.com', password = 'Menshen-2026'] = process.argv.slice(2);
const menshen = createMenshen({ url: process.env.MENSHEN_URL ?? 'http://localhost:4000', language: 'en' });
const terminal = createInterface({ input: process.stdin, output: process.stderr });

/** @returns why the login did not succeed; undefined if it did */
async function signIn(): Promise<string | undefined> {
  let state = await menshen.signIn().start({ email: { email: identifier, password } });
  for (;;) {
    switch (state.kind) {
      case 'done':
        return;
      case 'mfa':
        state = await state.verify({ totp: await terminal.question(`${state.problem?.message ?? state.message} `) });
        break;
      case 'passwordChange':
        state = await state.submit({
          newPassword: await terminal.question(`${state.message} `),
          oldPassword: password,
        });
        break;
      case 'rejected':
      case 'unavailable':
        return state.problem.message;
      case 'failed':
        return state.error.message;
      default:
        return `This login needs a page: ${state.kind}.`;
    }
  }
}

const problem = await signIn();
terminal.close();
if (problem === undefined) {
  // Requests of this client now carry its token, and it refreshes the session when that is due.
  const result = await menshen.request('query WhoAmI { me { id username email } }');
  process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
} else {
  process.stderr.write(`${problem}\n`);
  process.exitCode = 1;
}
