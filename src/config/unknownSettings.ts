/** Finds misspelled settings. Without this check, a misspelled limit would silently not apply. */
import type { Setting } from '../setting.js';
import type { Environment } from './parseSettings.js';

/** Common prefixes of server settings. Each provider adds the first word of its settings. */
const FAMILIES = [
  'CAPTCHA_',
  'CONCEAL_',
  'LEGACY_MIGRATION_',
  'LIMIT_',
  'LIVENESS_',
  'MFA_',
  'PASSTHROUGH_',
  'PUSH_',
  'SESSION_',
  'STEP_UP_',
  'TRUSTED_',
];
/** X11 desktops set this variable in every terminal. */
const FOREIGN = new Set(['SESSION_MANAGER']);
/** Kubernetes sets these variables for a service with the name of a vendor. */
const SERVICE_LINK = /_(?:SERVICE_(?:HOST|PORT(?:_\w+)?)|PORT(?:_\d+_(?:TCP|UDP|SCTP)(?:_(?:PROTO|PORT|ADDR))?)?)$/;
/** Shorter names are too similar to unrelated variables. */
const MIN_LENGTH = 8;

/** Returns one line for each variable that has a former name of a setting, or a name similar to one. */
export function unknownSettings(environment: Environment, settings: readonly Setting[]): string[] {
  const known = settings.map(({ env }) => env);
  const renamed = new Map(settings.flatMap(({ env, formerly = [] }) => formerly.map((name) => [name, env] as const)));
  const vendors = settings.filter(({ credential }) => credential).map(({ env }) => env.slice(0, env.indexOf('_') + 1));
  const families = [...FAMILIES, ...vendors].filter((family) => family !== '');
  return Object.keys(environment)
    .filter((name) => Boolean(environment[name]) && !known.includes(name))
    .flatMap((name) => {
      const renamedTo = renamed.get(name);
      if (renamedTo !== undefined) return [`${name} is now called ${renamedTo}. Rename it.`];
      if (FOREIGN.has(name) || SERVICE_LINK.test(name)) return [];
      const [nearest = '', distance = 0] = nearestOf(name, known);
      const isFamiliar = families.some((family) => name.startsWith(family));
      const isNear = name.length >= MIN_LENGTH && distance <= (name.length < 12 ? 1 : 2);
      return isFamiliar || isNear ? [`${name} is not a setting. Did you mean ${nearest}? Rename or remove it.`] : [];
    });
}

function nearestOf(name: string, known: readonly string[]): readonly [string, number] | readonly [] {
  return known.map((other) => [other, editDistance(name, other)] as const).sort(([, a], [, b]) => a - b)[0] ?? [];
}

/** Levenshtein distance: the number of characters to insert, delete or replace. */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [index, character] of [...from].entries()) {
    const next = [index + 1];
    for (const [column, other] of [...to].entries()) {
      const replaced = (row[column] ?? 0) + (character === other ? 0 : 1);
      next.push(Math.min(replaced, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
