/** Reads what each provider declares about itself. */
import type { ProviderDefinition } from '../datasources/capabilities.js';
import type { Setting, SettingsTable } from '../setting.js';
import { type Environment, parseSettings } from './parseSettings.js';

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

/** How the made-up secrets and ids of every emulator begin. */
const EMULATOR_VALUE = /^(?:emulated-|e0e0e0e0e0e0e0e0)/;

/** True when none of the credentials that make the provider live is set: in development it is then emulated. */
export function hasNoCredentials(environment: Environment, definition: ProviderDefinition): boolean {
  return !settingsOf(definition).some(({ credential, env }) => credential && Boolean(environment[env]));
}

export function parseProviders(
  environment: Environment,
  definitions: readonly ProviderDefinition[],
  rules: Rules,
): ProviderSettings[] {
  return definitions.map((definition) => {
    if (hasNoCredentials(environment, definition)) return { definition, mode: 'OFF' };
    const isEmulated = rules.emulated.has(definition.id);
    const settings = parseSettings(environment, tableOf(definition), rules.problems, (setting, text) =>
      isEmulated ? undefined : danger(setting, text, rules),
    );
    return { definition, mode: isEmulated ? 'EMULATED' : 'LIVE', settings: Object.freeze(settings) };
  });
}

export function settingsOf(definition: ProviderDefinition): readonly Setting[] {
  return Object.values(tableOf(definition));
}

function tableOf({ settings }: ProviderDefinition): SettingsTable {
  return settings;
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
