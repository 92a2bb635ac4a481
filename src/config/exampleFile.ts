/** The file .env.example, from the settings tables. */
import type { ProviderDefinition } from '../datasources/capabilities.js';
import type { Setting } from '../setting.js';
import { settingsOf } from './providerSettings.js';
import { serverSettings } from './serverSettings.js';

const WIDTH = 120;

const INTRODUCTION = `# The settings of Menshen. Copy this file to .env, and remove the # in front of the lines that you change.
# "menshen config --example" prints it. docs/configuration.md has the same settings as a table.
# Make keys and secrets with: menshen keys`;

export function exampleFile(definitions: readonly ProviderDefinition[]): string {
  const server: readonly Setting[] = Object.values(serverSettings(definitions));
  const sections = [
    section('Server', server),
    ...definitions.map((definition) => section(definition.description.replace(/\.$/, ''), settingsOf(definition))),
  ];
  return `${[INTRODUCTION, ...sections].join('\n\n')}\n`;
}

function section(title: string, settings: readonly Setting[]): string {
  return [`# ---- ${title}`, ...settings.map(entry)].join('\n\n');
}

function entry({ env, description, credential, default: usual, productionDefault, example }: Setting): string {
  const defaults = [
    ...(usual ? [`Default: ${usual.length < WIDTH ? usual : 'the value below'}`] : []),
    ...(productionDefault ? [`in production: ${productionDefault}`] : []),
  ].join(', ');
  const text = `${credential ? 'Required for live mode: ' : ''}${description}${defaults && ` ${defaults}.`}`;
  return [...wrap(text), `#${env}=${isCommand(example) ? '' : example}`].join('\n');
}

/** A file .env does not run the commands of a shell. */
function isCommand(example: string): boolean {
  return example.includes('$(');
}

/** Comment lines of at most WIDTH characters, except for longer words. */
function wrap(text: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < WIDTH) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(`# ${word}`);
  }
  return lines;
}
