import { type EffectiveSetting, effectiveSettings } from '../config/effectiveSettings.js';
import { exampleFile } from '../config/exampleFile.js';
import { settingsOf } from '../config/providerSettings.js';
import { serverSettings } from '../config/serverSettings.js';
import { ConfigError, type Environment, loadConfig, readSources } from '../config.js';
import type { ProviderDefinition } from '../datasources/capabilities.js';
import { loadDefinitions } from '../providers.js';
import { command, EXIT, type ExitCode, JSON_OPTION, type Output } from './command.js';
import { table } from './table.js';

export const config = (output: Output) =>
  command({
    meta: {
      name: 'config',
      description: 'Print the settings of "menshen start" and where each comes from. Secrets are masked.',
    },
    args: {
      json: JSON_OPTION,
      example: { type: 'boolean', description: 'Print a file .env with all settings, their defaults and examples.' },
    },
    async run({ args }): Promise<ExitCode> {
      const definitions = await loadDefinitions();
      if (args.example) {
        output.print(exampleFile(definitions).trimEnd());
        return EXIT.ok;
      }
      const sources = readSources();
      const settings = effectiveSettings(
        [...Object.values(serverSettings(definitions)), ...definitions.flatMap(settingsOf)],
        sources,
      );
      const problems = problemsOf({ ...sources.file, ...sources.environment }, definitions);
      if (args.json) output.print(JSON.stringify({ settings, problems }, undefined, 2));
      else {
        output.print(table([['NAME', 'SOURCE', 'VALUE'], ...settings.map(row)]));
        for (const problem of problems) output.complain(problem);
      }
      return problems.length === 0 ? EXIT.ok : EXIT.problem;
    },
  });

function row({ name, value, source }: EffectiveSetting): readonly string[] {
  return [name, source, value ?? ''];
}

function problemsOf(environment: Environment, definitions: readonly ProviderDefinition[]): readonly string[] {
  try {
    loadConfig(environment, definitions);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}
