/** The value of each setting, and where it comes from. */
import type { Setting } from '../setting.js';
import type { Environment } from './parseSettings.js';

export interface EffectiveSetting {
  readonly name: string;
  /** Null without a value. Secrets are masked. */
  readonly value: string | null;
  readonly source: 'env' | '.env' | 'default' | 'not set';
}

const MASK = '********';

/** @param environment the variables of the process @param file those of the file `.env` */
export function effectiveSettings(
  settings: readonly Setting[],
  { environment, file }: { readonly environment: Environment; readonly file: Environment },
): readonly EffectiveSetting[] {
  // A variable of the process has precedence even if it is empty.
  const isProduction = { ...file, ...environment }.NODE_ENV === 'production';
  return settings.map(({ env: name, secret, default: usual, productionDefault }) => {
    const source = Object.hasOwn(environment, name) ? 'env' : '.env';
    const text = (source === 'env' ? environment : file)[name];
    if (text) return { name, value: secret ? MASK : text, source };
    const value = (isProduction ? productionDefault : undefined) ?? usual;
    return value ? { name, value, source: 'default' } : { name, value: null, source: 'not set' };
  });
}
