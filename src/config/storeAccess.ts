/** Checks the settings of the store together, and reads the files that they name, once, before anything starts. */
import { parseStoreUrl, type StoreAccess, type StoreAddress } from '../storeAddress.js';
import { readCertificate, readPrivateKey } from './pemFile.js';
import type { ServerSettings } from './serverSettings.js';

interface Files {
  readonly ca: string | undefined;
  readonly cert: string | undefined;
  readonly key: string | undefined;
}

/**
 * @param problems receives one line per problem. The lines contain neither values nor the names of files.
 * @returns undefined when sessions are kept in memory
 */
export function readStoreAccess(server: ServerSettings, problems: string[]): StoreAccess | undefined {
  const { storeUrl, storeUsername, storePassword, storeSentinelUsername, storeSentinelPassword } = server;
  if (storeUrl === undefined) {
    const [name] = namesOfOthers(server);
    if (name !== undefined) problems.push(`STORE_URL must be set while ${name} is set. ${EXAMPLE}`);
    return undefined;
  }
  const address = parse(storeUrl, problems);
  if (address === undefined) return undefined;
  problems.push(...contradictions(server, address));
  const files = readFiles(server, problems);
  return {
    url: storeUrl,
    username: storeUsername,
    password: storePassword,
    sentinelUsername: storeSentinelUsername,
    sentinelPassword: storeSentinelPassword,
    ...files,
  };
}

const EXAMPLE = 'Example: STORE_URL=redis://127.0.0.1:6379';

function parse(url: string, problems: string[]): StoreAddress | undefined {
  try {
    return parseStoreUrl(url);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    problems.push(error.message);
    return undefined;
  }
}

function contradictions(server: ServerSettings, address: StoreAddress): string[] {
  const { storeUsername, storePassword, storeSentinelUsername, storeSentinelPassword } = server;
  const found: string[] = [];
  const isTwice =
    (address.password !== undefined && (storeUsername ?? storePassword) !== undefined) ||
    (address.username !== undefined && storeUsername !== undefined);
  if (isTwice) {
    found.push(`STORE_URL must hold no credentials while STORE_USERNAME or STORE_PASSWORD is set. ${EXAMPLE}`);
  } else if (storeUsername !== undefined && storePassword === undefined) {
    found.push(
      'STORE_PASSWORD must be set while STORE_USERNAME is set. Example: STORE_PASSWORD=$(cat /run/secrets/redis-password)',
    );
  }
  if (address.topology !== 'sentinel' && (storeSentinelUsername ?? storeSentinelPassword) !== undefined) {
    found.push(
      'STORE_URL must name Sentinels while STORE_SENTINEL_USERNAME or STORE_SENTINEL_PASSWORD is set. Example: STORE_URL=redis+sentinel://10.0.0.1:26379/mymaster',
    );
  }
  if (storeSentinelUsername !== undefined && storeSentinelPassword === undefined) {
    found.push(
      'STORE_SENTINEL_PASSWORD must be set while STORE_SENTINEL_USERNAME is set. Example: STORE_SENTINEL_PASSWORD=$(cat /run/secrets/sentinel-password)',
    );
  }
  const file = namesOfOthers(server).find((name) => name.endsWith('_FILE'));
  if (!address.tls && file !== undefined) {
    found.push(`STORE_URL must begin with rediss while ${file} is set. Example: STORE_URL=rediss://10.0.0.1:6379`);
  }
  return found;
}

/** The settings that need STORE_URL. */
function namesOfOthers(server: ServerSettings): string[] {
  const others: Readonly<Record<string, string | undefined>> = {
    STORE_USERNAME: server.storeUsername,
    STORE_PASSWORD: server.storePassword,
    STORE_SENTINEL_USERNAME: server.storeSentinelUsername,
    STORE_SENTINEL_PASSWORD: server.storeSentinelPassword,
    STORE_CA_FILE: server.storeCaFile,
    STORE_CERT_FILE: server.storeCertFile,
    STORE_KEY_FILE: server.storeKeyFile,
  };
  return Object.keys(others).filter((name) => others[name] !== undefined);
}

function readFiles({ storeCaFile, storeCertFile, storeKeyFile }: ServerSettings, problems: string[]): Files {
  const ca = readCertificate(
    { file: storeCaFile, env: 'STORE_CA_FILE', example: '/etc/menshen/redis-ca.pem' },
    problems,
  );
  const cert = readCertificate(
    { file: storeCertFile, env: 'STORE_CERT_FILE', example: '/etc/menshen/redis-client.pem' },
    problems,
  );
  const key = readPrivateKey(
    { file: storeKeyFile, env: 'STORE_KEY_FILE', example: '/etc/menshen/redis-client-key.pem' },
    problems,
  );
  if (cert !== undefined && key !== undefined && !cert.certificate.checkPrivateKey(key.key)) {
    problems.push(
      'STORE_KEY_FILE must hold the private key that belongs to the certificate in STORE_CERT_FILE. Example: STORE_KEY_FILE=/etc/menshen/redis-client-key.pem',
    );
  }
  return { ca: ca?.text, cert: cert?.text, key: key?.text };
}
