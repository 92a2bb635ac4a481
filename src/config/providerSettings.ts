/** Parses the settings that each provider declares. */
import type { ProviderDefinition } from '../datasources/capabilities.js';
import type { Setting, SettingsTable } from '../setting.js';
import { type Environment, parseSettings } from './parseSettings.js';

/** The configuration of one provider. `settings` is absent when the mode is OFF. */
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

/** The prefixes of the made-up secrets and ids of all emulators. */
const EMULATOR_VALUE = /^(?:emulated-|e0e0e0e0e0e0e0e0)/;

/** True when no credential of the provider is set. In development the provider is then emulated. */
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
      isEmulated ? undefined : findDanger(setting, text, rules),
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

function findDanger(setting: Setting, text: string, rules: Rules): string | undefined {
  if (rules.production && EMULATOR_VALUE.test(text))
    return 'is a credential of the emulator, which is not allowed in production';
  if (rules.production && setting.upstream && !rules.allowLoopback && isLoopbackUrl(text)) {
    return 'points to this machine, which is not allowed in production unless ALLOW_LOOPBACK_UPSTREAM=yes';
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
