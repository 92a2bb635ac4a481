/** Parses a table of settings from the environment. Reports at most one problem per variable. */
import type { Setting, SettingsTable } from '../setting.js';

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * @param findDanger returns the problem of a value that has a valid form, such as `is a credential of the emulator`
 * @returns the values that could be parsed. `problems` never contains values, because some of them are secrets
 */
export function parseSettings(
  environment: Environment,
  table: SettingsTable,
  problems: string[],
  findDanger: (setting: Setting, text: string) => string | undefined = () => undefined,
): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [name, setting] of Object.entries(table)) {
    const text = environment[setting.env] || undefined;
    const parsed = setting.schema.safeParse(
      text ?? (isProduction(environment) ? setting.productionDefault : undefined),
    );
    if (parsed.success) values[name] = parsed.data;
    const isHalf = text === undefined && Boolean(environment[setting.pairedWith ?? '']);
    const problem = text === undefined ? undefined : findDanger(setting, text);
    if (problem !== undefined) problems.push(`${setting.env} ${problem}. It ${mustBe(setting)}`);
    else if (text === undefined && (isHalf || !parsed.success)) {
      problems.push(`${setting.env} is missing. It ${mustBe(setting)}`);
    } else if (!parsed.success) problems.push(`${setting.env} ${mustBe(setting)}`);
  }
  return values;
}

function isProduction({ NODE_ENV }: Environment): boolean {
  return NODE_ENV === 'production';
}

function mustBe({ env, description, example }: Setting): string {
  return `must be ${description} Example: ${env}=${example}`;
}
