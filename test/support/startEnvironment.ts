import { generateSecrets } from '../../src/localStart/generatedSecrets.js';
import { blocksOf } from './docPages.js';

/**
 * The settings of the last command before the first block that runs: `CAPTCHA_LOGIN=always npm start`. As in a local start, keys
 * are made where they are needed.
 */
export function startEnvironment(page: string): Record<string, string> {
  const blocks = blocksOf(page);
  const before = blocks.slice(
    0,
    Math.max(
      0,
      blocks.findIndex(({ runs }) => runs),
    ),
  );
  const lines = before.flatMap(({ language, text }) => (language === 'sh' ? text.split('\n') : []));
  const line = lines.findLast((text) => /^(?:[A-Z_]+=\S+ )*npm start$/.test(text)) ?? '';
  const environment = Object.fromEntries(
    [...line.matchAll(/([A-Z_]+)=(\S+) /g)].map(([, name = '', value = '']) => [name, value]),
  );
  return { ...environment, ...generateSecrets(environment).environment };
}
