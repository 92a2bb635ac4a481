/** Reads the PEM files that settings name, once, before anything starts. The problems contain no names of files. */
import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** A setting with the path of a PEM file. */
export interface PemSetting {
  readonly file: string | undefined;
  readonly env: string;
  /** A made-up valid path for the error message. */
  readonly example: string;
}

export interface CertificatePem {
  readonly text: string;
  /** The first one of the file. */
  readonly certificate: X509Certificate;
}

/** @returns undefined without a file, and after a problem */
export function readCertificate(setting: PemSetting, problems: string[]): CertificatePem | undefined {
  return read(setting, 'a certificate', (text) => ({ text, certificate: new X509Certificate(text) }), problems);
}

/** @returns undefined without a file, and after a problem */
export function readPrivateKey(
  setting: PemSetting,
  problems: string[],
): { readonly text: string; readonly key: KeyObject } | undefined {
  return read(setting, 'an unencrypted private key', (text) => ({ text, key: createPrivateKey(text) }), problems);
}

function read<T>(
  { file, env, example }: PemSetting,
  content: string,
  parse: (text: string) => T,
  problems: string[],
): T | undefined {
  if (file === undefined) return undefined;
  try {
    return parse(readFileSync(file, 'utf8'));
  } catch {
    problems.push(`${env} must name a readable PEM file with ${content}. Example: ${env}=${example}`);
    return undefined;
  }
}
