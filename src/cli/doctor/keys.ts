/** Checks what the settings table cannot see: keys that are weak, or used twice. */
import { createPublicKey } from 'node:crypto';
import type { Config } from '../../config.js';
import { type Finding, findingsOf } from './finding.js';

/** 32 random bytes have fewer different values with a probability below 10^-9. */
const MIN_DIFFERENT_BYTES = 16;

const { ok, warning, problem } = findingsOf('keys');

export function checkKeys(config: Config): readonly Finding[] {
  const { sessionKeys, passkeyKeys, signingKeys, forwardAuthSecrets, routerSecrets, adminTokens } = config;
  const lists = {
    SESSION_KEY: sessionKeys.map(toText),
    PASSKEY_KEYS: passkeyKeys.map(toText),
    SIGNING_KEYS: signingKeys.map((key) => createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString()),
    FORWARD_AUTH_SECRET: forwardAuthSecrets,
    ROUTER_SECRET: routerSecrets,
    ADMIN_TOKENS: adminTokens,
  };
  const weak = { SESSION_KEY: sessionKeys, PASSKEY_KEYS: passkeyKeys };
  const found = [
    ...Object.entries(weak).flatMap(([name, keys]) =>
      keys.some(isWeak) ? [problem(`${name} holds a key that is not random. ${remedy(name)}`)] : [],
    ),
    ...Object.entries(lists).flatMap(([name, values]) =>
      new Set(values).size < values.length ? [warning(`${name} holds the same value twice. Remove one.`)] : [],
    ),
    ...sharedBetween(lists),
  ];
  if (found.length > 0) return found;
  const used = Object.entries(lists).filter(([, { length }]) => length > 0);
  return [ok(used.map(([name, { length }]) => `${name} (${length})`).join(', '))];
}

function sharedBetween(lists: Readonly<Record<string, readonly string[]>>): readonly Finding[] {
  const entries = Object.entries(lists);
  return entries.flatMap(([name, values], index) =>
    entries
      .slice(index + 1)
      .filter(([, others]) => others.some((value) => values.includes(value)))
      .map(([other]) =>
        warning(`${name} and ${other} hold the same value: a leak of one reveals both. ${remedy(other)}`),
      ),
  );
}

function isWeak(key: Buffer): boolean {
  return new Set(key).size < MIN_DIFFERENT_BYTES;
}

function remedy(name: string): string {
  return `Make a new one with: menshen keys --setting ${name}`;
}

function toText(key: Buffer): string {
  return key.toString('base64');
}
