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

/** @param file the variables of the file `.env` */
export function effectiveSettings(
  settings: readonly Setting[],
  { process, file }: { readonly process: Environment; readonly file: Environment },
): readonly EffectiveSetting[] {
  // A variable of the process has precedence even if it is empty.
  const isProduction = { ...file, ...process }.NODE_ENV === 'production';
  return settings.map(({ env: name, secret, default: usual, productionDefault }) => {
    const source = Object.hasOwn(process, name) ? 'env' : '.env';
    const text = (source === 'env' ? process : file)[name];
    if (text) return { name, value: secret ? MASK : text, source };
    const value = (isProduction ? productionDefault : undefined) ?? usual;
    return value ? { name, value, source: 'default' } : { name, value: null, source: 'not set' };
  });
}
