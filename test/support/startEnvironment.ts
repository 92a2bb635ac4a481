/** The commands `npm start` of a page: what a reader runs against each start of the server. */
import { generateSecrets } from '../../src/localStart/generatedSecrets.js';
import { blocksOf, type CodeBlock } from './docPages.js';

export interface PageStart {
  /** The settings of the command: `CAPTCHA_LOGIN=always npm start`. As in a local start, keys are made where they are needed. */
  readonly environment: Readonly<Record<string, string>>;
  /** The command and the blocks after it, up to the next start. */
  readonly blocks: readonly CodeBlock[];
}

const COMMAND = /^(?:[A-Z_]+=[^\s$…]+ )*npm start$/;

/** The last line of a block, if it starts a server with settings that the line itself shows completely. */
export function startCommand({ language, text }: CodeBlock): string | undefined {
  const line = text.trimEnd().split('\n').at(-1) ?? '';
  return language === 'sh' && COMMAND.test(line) ? line : undefined;
}

/** The starts of a page. Without a command before it, a block that runs needs a start without settings. */
export function startsOf(page: string): readonly PageStart[] {
  const blocks = blocksOf(page);
  const positions = blocks.flatMap((block, index) => (startCommand(block) === undefined ? [] : [index]));
  const begins = [...new Set([0, ...positions])];
  return begins.map((begin, index) => {
    const own = blocks.slice(begin, begins[index + 1]);
    return { environment: settingsOf((own[0] && startCommand(own[0])) ?? ''), blocks: own };
  });
}

/** The settings of the last start before the first block that runs. */
export function startEnvironment(page: string): Readonly<Record<string, string>> {
  const found = startsOf(page).find(({ blocks }) => blocks.some(({ runs }) => runs));
  return (found ?? startsOf(page).at(-1))?.environment ?? {};
}

function settingsOf(command: string): Record<string, string> {
  const environment = Object.fromEntries(
    [...command.matchAll(/([A-Z_]+)=(\S+) /g)].map(([, name = '', value = '']) => [name, value]),
  );
  return { ...environment, ...generateSecrets(environment).environment };
}
