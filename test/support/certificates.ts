/** A certificate authority, a server certificate and a client certificate, made with openssl. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RedisCertificates } from './redisServer.js';

export interface CertificateFolder extends RedisCertificates {
  remove(): void;
}

/** @param names of the certificates, as openssl writes them */
export function createCertificates(names = 'IP:127.0.0.1,DNS:localhost'): CertificateFolder {
  const directory = mkdtempSync(join(tmpdir(), 'menshen-tls-'));
  const file = (name: string) => join(directory, name);
  const openssl = (...args: readonly string[]) => execFileSync('openssl', args, { stdio: 'ignore' });
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  openssl('req', '-x509', ...key, '-subj', '/CN=ca', '-days', '2', '-keyout', file('ca.key'), '-out', file('ca.pem'));
  writeFileSync(file('names'), `subjectAltName=${names}`);
  for (const name of ['server', 'client']) {
    openssl('req', ...key, '-subj', `/CN=${name}`, '-keyout', file(`${name}.key`), '-out', file(`${name}.csr`));
    const authority = ['-CA', file('ca.pem'), '-CAkey', file('ca.key'), '-CAcreateserial'];
    const request = ['-in', file(`${name}.csr`), '-extfile', file('names'), '-days', '2'];
    openssl('x509', '-req', ...request, ...authority, '-out', file(`${name}.pem`));
  }
  return {
    ca: file('ca.pem'),
    serverCert: file('server.pem'),
    serverKey: file('server.key'),
    clientCert: file('client.pem'),
    clientKey: file('client.key'),
    remove: () => rmSync(directory, { recursive: true }),
  };
}
