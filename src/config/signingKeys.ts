/** Reads SIGNING_KEYS, once, before anything starts. */
import { createPrivateKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';

const REMEDY =
  'Create a key with: openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out signing-key.pem. Example: SIGNING_KEYS=signing-key.pem';

/**
 * @param sources PEM texts or names of files
 * @param problems receives a line for each key that cannot be used. The line contains neither the key nor the file name.
 */
export function readSigningKeys(sources: readonly string[], problems: string[]): readonly KeyObject[] {
  return sources.flatMap((source, index) => {
    const place = `SIGNING_KEYS must hold usable keys. Key ${index + 1} of ${sources.length}`;
    const text = source.startsWith('-----BEGIN ') ? source.replaceAll('\\n', '\n') : readText(source);
    if (text === undefined) {
      problems.push(`${place} is neither a PEM text nor the name of a readable file. ${REMEDY}`);
      return [];
    }
    const key = parseKey(text);
    if (key === undefined) problems.push(`${place} is not a P-256 private key in PKCS#8 PEM form. ${REMEDY}`);
    return key ?? [];
  });
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function parseKey(pem: string): KeyObject | undefined {
  if (!pem.trimStart().startsWith('-----BEGIN PRIVATE KEY-----')) return undefined;
  try {
    const key = createPrivateKey(pem);
    return key.asymmetricKeyDetails?.namedCurve === 'prime256v1' ? key : undefined;
  } catch {
    return undefined;
  }
}
