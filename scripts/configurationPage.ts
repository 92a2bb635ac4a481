/** The page of all settings, printed from the table that parses them. */
import { settingsOf } from '../src/config/providerSettings.js';
import { serverSettings } from '../src/config/serverSettings.js';
import type { ProviderDefinition } from '../src/datasources/capabilities.js';
import type { Setting } from '../src/setting.js';

const HEAD = '| variable | what it must be | default | example |\n| --- | --- | --- | --- |';

export function configurationPage(definitions: readonly ProviderDefinition[]): string {
  const server: readonly Setting[] = Object.values(serverSettings(definitions));
  const providers = definitions.map(
    (definition) => `## ${definition.id}\n\n${definition.description}\n\n${table(settingsOf(definition))}`,
  );
  return `${INTRODUCTION}\n## Server\n\n${table(server)}\n${providers.join('\n')}`;
}

function table(settings: readonly Setting[]): string {
  return `${HEAD}\n${settings.map(row).join('\n')}\n`;
}

function row({ env, description, credential, default: usual, example }: Setting): string {
  const sentence = description.charAt(0).toUpperCase() + description.slice(1);
  const text = `${credential ? '**Needed to be live.** ' : ''}${sentence}`;
  return `| \`${env}\` | ${cell(text)} | ${usual ? `\`${cell(usual)}\`` : ''} | \`${cell(example)}\` |`;
}

/** A bar would begin the next cell, inside code too. */
function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}

const INTRODUCTION = `# Configuration

<!-- Printed from the code by \`npm run codegen\`: do not edit. -->

Settings are environment variables, or lines of a file \`.env\` in the working directory; a variable wins over the file. All
of them are checked before anything starts: a wrong or missing one stops the start with a line that names it. So does a
variable that resembles a setting and is none, such as \`LIMIT_LOGIN_PER_MINUTE\`: the line names the nearest setting.

A provider is live once the settings marked so are there. Without any of them \`npm start\` runs it as an emulator, and
\`node dist/main.js\` leaves it off. With \`NODE_ENV=production\` credentials of an emulator are refused, and so are vendor
addresses on this machine unless \`ALLOW_LOOPBACK_UPSTREAM=yes\`.
`;
