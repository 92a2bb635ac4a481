import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Bundles the package as `npm run build` does, in memory. */
export async function bundleElements(): Promise<{ readonly code: string; readonly imports: readonly string[] }> {
  const result = await build({ root: ROOT, logLevel: 'silent', build: { write: false, sourcemap: false } });
  const [output] = [result].flat();
  if (output === undefined || !('output' in output)) throw new Error('Vite returned no bundle.');
  const [{ code, imports }] = output.output;
  return { code, imports };
}
