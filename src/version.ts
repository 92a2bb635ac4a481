import { readFileSync } from 'node:fs';

/** The version in package.json, which lies beside the folder of this file, built or not. */
export function readVersion(): string {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
    readonly version: string;
  };
  return version;
}
