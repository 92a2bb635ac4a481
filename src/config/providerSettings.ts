/** Reads what each provider declares about itself. */
import type { ProviderDefinition, Setting } from '../datasources/capabilities.js';

/** One provider as configured. `settings` is absent when it is OFF. */
export interface ProviderSettings {
  readonly definition: ProviderDefinition;
  readonly mode: 'LIVE' | 'EMULATED' | 'OFF';
  readonly settings?: Readonly<Record<string, unknown>>;
}

interface Rules {
  readonly production: boolean;
  readonly emulated: ReadonlySet<string>;
  readonly allowLoopback: boolean;
  /** Collects one line per problem. */
  readonly problems: string[];
}

// How the made-up secrets and ids of every emulator begin.
const EMULATOR_VALUE = /^(?:emulated-|e0e0e0e0e0e0e0e0)/;

/** True when none of the credentials that make the provider live is set: in development it is then emulated. */
export function hasNoCredentials(
  environment: Readonly<Record<string, string | undefined>>,
  definition: ProviderDefinition,
): boolean {
  return !settingsOf(definition).some(([, setting]) => setting.credential && Boolean(environment[setting.env]));
}

export function parseProviders(
  environment: Readonly<Record<string, string | undefined>>,
  definitions: readonly ProviderDefinition[],
  rules: Rules,
): ProviderSettings[] {
  return definitions.map((definition) => {
    if (hasNoCredentials(environment, definition)) return { definition, mode: 'OFF' };
    const emulated = rules.emulated.has(definition.id);
    const settings: Record<string, unknown> = {};
    for (const [name, setting] of settingsOf(definition)) {
      const text = environment[setting.env] || undefined;
      const problem = emulated || text === undefined ? undefined : danger(setting, text, rules);
      const parsed = setting.schema.safeParse(text);
      if (parsed.success) settings[name] = parsed.data;
      const isHalf = text === undefined && Boolean(environment[setting.pairedWith ?? '']);
      if (problem !== undefined || !parsed.success || isHalf) {
        const what = problem ?? (text === undefined ? 'is missing' : 'is not of the right form');
        rules.problems.push(
          `${setting.env} ${what}. ${setting.description} Example: ${setting.env}=${setting.example}`,
        );
      }
    }
    return { definition, mode: emulated ? 'EMULATED' : 'LIVE', settings: Object.freeze(settings) };
  });
}

function settingsOf(definition: ProviderDefinition): [string, Setting][] {
  return Object.entries(definition.settings as Readonly<Record<string, Setting>>);
}

function danger(setting: Setting, text: string, rules: Rules): string | undefined {
  if (rules.production && EMULATOR_VALUE.test(text))
    return 'holds a credential of the emulator, which production refuses';
  if (rules.production && setting.upstream && !rules.allowLoopback && isLoopbackUrl(text)) {
    return 'points at this machine, which production refuses unless ALLOW_LOOPBACK_UPSTREAM=yes';
  }
  return undefined;
}

function isLoopbackUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { hostname } = new URL(text);
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^(?:127\.|0\.0\.0\.0$)/.test(hostname)
  );
}
