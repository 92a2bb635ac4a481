/**
 * The list of providers. A new provider needs a folder under `datasources/` and an entry here. Imports are lazy, so that
 * production never loads an emulator.
 */
import type { ProviderDefinition } from './datasources/capabilities.js';
import type { EmulatorDefinition } from './emulators/emulator.js';

export interface ProviderEntry {
  live(): Promise<{ default: ProviderDefinition }>;
  emulator(): Promise<{ default: EmulatorDefinition }>;
}

export const PROVIDERS: Readonly<Record<string, ProviderEntry>> = {
  authing: {
    live: () => import('./datasources/authing/index.js'),
    emulator: () => import('./datasources/authing/emulator/index.js'),
  },
  authingLegacy: {
    live: () => import('./datasources/authingLegacy/index.js'),
    emulator: () => import('./datasources/authingLegacy/emulator/index.js'),
  },
  secken: {
    live: () => import('./datasources/secken/index.js'),
    emulator: () => import('./datasources/secken/emulator/index.js'),
  },
  geetest: {
    live: () => import('./datasources/geetest/index.js'),
    emulator: () => import('./datasources/geetest/emulator/index.js'),
  },
  linkface: {
    live: () => import('./datasources/linkface/index.js'),
    emulator: () => import('./datasources/linkface/emulator/index.js'),
  },
};

/** Loads the definitions of all providers. */
export async function loadDefinitions(entries = PROVIDERS): Promise<readonly ProviderDefinition[]> {
  return Promise.all(Object.values(entries).map(async (entry) => (await entry.live()).default));
}
