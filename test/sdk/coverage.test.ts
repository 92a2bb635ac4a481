/** Every public method of the SDK's clients is called by a test of this folder, or listed in the emulator's README. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readmeTable } from '../datasources/authing/emulator/readmeTable.js';
import { sdk } from './authing.js';

const MANAGEMENT = [
  ...['users', 'roles', 'groups', 'policies', 'acl', 'org', 'udf', 'applications', 'whitelist', 'userpool', 'mfa'],
  ...['userAction', 'statistics'],
] as const;

/** Private in TypeScript. */
const INTERNAL = /^(_.*|constructor|buildTree|uploadPhoto)$/;

const tests = readdirSync('test/sdk')
  .filter((name) => name.endsWith('.test.ts'))
  .map((name) => readFileSync(`test/sdk/${name}`, 'utf8'))
  .join('\n');

function methodsOf(client: object): string[] {
  const prototype = Object.getPrototypeOf(client) as Record<string, unknown>;
  const names = Object.getOwnPropertyNames(prototype).filter((name) => !INTERNAL.test(name));
  return names.filter((name) => typeof prototype[name] === 'function');
}

/** The methods of a client that no test calls as `receiver.method(`. */
function uncalled(client: object, receiver: string, name: string): string[] {
  const isCalled = (method: string) => new RegExp(`${receiver}\\s*\\.${method}\\(`).test(tests);
  return methodsOf(client)
    .filter((method) => !isCalled(method))
    .map((method) => `${name}.${method}`);
}

it('calls each public method of the clients that the README does not exclude', () => {
  const management = new sdk.ManagementClient({ userPoolId: 'pool', secret: 'secret' });
  const auth = new sdk.AuthenticationClient({ appId: 'app', appHost: 'http://127.0.0.1' });
  const missing = [
    ...uncalled(management, '\\bmanagement', 'management'),
    ...MANAGEMENT.flatMap((name) => uncalled(management[name], `\\b${name}`, name)),
    ...uncalled(auth, '(client|ad|other|\\))', 'auth'),
    ...uncalled(auth.mfa, '\\.mfa', 'auth.mfa'),
  ];
  expect(missing.sort()).toEqual(readmeTable('Methods of the SDK').sort());
});
