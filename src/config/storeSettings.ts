/** The settings of the store: docs/redis.md. */
import * as z from 'zod';
import { setting } from '../setting.js';

const text = z.string().min(1).optional();

export const STORE_SETTINGS = {
  storeUrl: setting({
    env: 'STORE_URL',
    description:
      'the address of Redis 6.2 or newer, or Valkey: redis://HOST:PORT for one server, redis+sentinel://HOST:PORT,…/MASTER for Sentinel, redis+cluster://HOST:PORT,… for a cluster; rediss in place of redis for TLS. Without it sessions are kept in memory.',
    example: 'redis://127.0.0.1:6379',
    secret: true,
    schema: text,
  }),
  storeUsername: setting({
    env: 'STORE_USERNAME',
    description: 'the name of the Redis user (ACL), together with STORE_PASSWORD; by default the user `default`.',
    example: 'menshen',
    schema: text,
  }),
  storePassword: setting({
    env: 'STORE_PASSWORD',
    description: 'the password of Redis, as it is. STORE_URL can hold it instead, percent-encoded.',
    example: '$(cat /run/secrets/redis-password)',
    secret: true,
    schema: text,
  }),
  storeSentinelUsername: setting({
    env: 'STORE_SENTINEL_USERNAME',
    description: 'the name of the user at the Sentinels, together with STORE_SENTINEL_PASSWORD.',
    example: 'menshen',
    schema: text,
  }),
  storeSentinelPassword: setting({
    env: 'STORE_SENTINEL_PASSWORD',
    description: 'the password of the Sentinels, if they have one. They do not use STORE_PASSWORD.',
    example: '$(cat /run/secrets/sentinel-password)',
    secret: true,
    schema: text,
  }),
  storeCaFile: setting({
    env: 'STORE_CA_FILE',
    description:
      'the path of a PEM file with the certificate authorities of the Redis servers; by default those that Node.js trusts.',
    example: '/etc/menshen/redis-ca.pem',
    schema: text,
  }),
  storeCertFile: setting({
    env: 'STORE_CERT_FILE',
    description: 'the path of the PEM file with the client certificate, for servers that require one.',
    example: '/etc/menshen/redis-client.pem',
    pairedWith: 'STORE_KEY_FILE',
    schema: text,
  }),
  storeKeyFile: setting({
    env: 'STORE_KEY_FILE',
    description: 'the path of the PEM file with the private key of the client certificate, not encrypted.',
    example: '/etc/menshen/redis-client-key.pem',
    pairedWith: 'STORE_CERT_FILE',
    schema: text,
  }),
} as const;
