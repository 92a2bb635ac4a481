/** Generates docs/configuration.md from the settings tables. */
import { settingsOf } from '../src/config/providerSettings.js';
import { serverSettings } from '../src/config/serverSettings.js';
import type { ProviderDefinition } from '../src/datasources/capabilities.js';
import type { Setting } from '../src/setting.js';

const HEAD = '| variable | description | default | example |\n| --- | --- | --- | --- |';

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

function row({ env, description, credential, example, ...setting }: Setting): string {
  const sentence = description.charAt(0).toUpperCase() + description.slice(1);
  const text = `${credential ? '**Required for live mode.** ' : ''}${sentence}`;
  return `| \`${env}\` | ${cell(text)} | ${defaultOf(setting)} | \`${cell(example)}\` |`;
}

function defaultOf({ default: value, productionDefault }: Pick<Setting, 'default' | 'productionDefault'>): string {
  if (!value) return '';
  const inProduction = productionDefault === undefined ? '' : `, in production \`${cell(productionDefault)}\``;
  return `\`${cell(value)}\`${inProduction}`;
}

/** Escapes bars, which end a table cell even inside code. */
function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}

const INTRODUCTION = `# Configuration

<!-- Printed from the code by \`npm run codegen\`: do not edit. -->

Settings are environment variables, or lines of a file \`.env\` in the working directory. Environment variables have precedence
over the file. The server checks all settings at startup. If one is invalid or missing, the server does not start and prints a
line that names it. The same settings are in \`.env.example\`, and \`menshen config\` prints the values in use. The server also does not start when a variable has a name similar to a setting, such as
\`LIMIT_LOGIN_PER_MINUTE\`: the line names the most similar setting.

A provider is live when its settings with the mark "Required for live mode" are set. If none of them is set, \`npm start\` runs
the provider as an emulator, and \`node dist/main.js\` disables it. \`NODE_ENV=production\` refuses credentials of an emulator. It
also refuses vendor addresses on this machine unless \`ALLOW_LOOPBACK_UPSTREAM=yes\`.
`;
