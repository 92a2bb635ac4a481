import { createHash } from 'node:crypto';
import type { Commands } from './client.js';

/** A Lua script for one key, so that it runs on one node of a cluster. */
export interface Script {
  readonly text: string;
  readonly sha1: string;
}

/** Runs a script at Redis. @returns the reply of the script */
export type RunScript = (script: Script, key: string, ...args: string[]) => Promise<unknown>;

export function script(text: string): Script {
  return { text, sha1: createHash('sha1').update(text).digest('hex') };
}

/** Sends the hash of a script. A server that does not know it, such as one that has restarted, receives the text. */
export async function runScript(
  client: Pick<Commands, 'evalSha' | 'eval'>,
  { text, sha1 }: Script,
  key: string,
  args: string[],
): Promise<unknown> {
  const options = { keys: [key], arguments: args };
  try {
    return await client.evalSha(sha1, options);
  } catch (error) {
    if (!(error instanceof Error) || !error.message.startsWith('NOSCRIPT')) throw error;
    return client.eval(text, options);
  }
}
