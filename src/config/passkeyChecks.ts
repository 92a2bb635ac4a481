/** Passkey settings that cannot work together. */
import { isIP } from 'node:net';
import type { ServerSettings } from './serverSettings.js';

/** One line per problem. */
export function passkeyChecks(server: ServerSettings): string[] {
  const { passkeyField, passkeyKeys, passkeyRpId, production, publicUrl } = server;
  if (passkeyField === undefined) return checksWithoutPasskeys(server);
  const host = publicUrl === undefined ? 'localhost' : new URL(publicUrl).hostname;
  const problems: string[] = [];
  if (passkeyKeys.length === 0) {
    problems.push(
      'PASSKEY_KEYS must hold a key while PASSKEYS is set. Example: PASSKEY_KEYS=$(openssl rand -base64 32)',
    );
  }
  if (production && publicUrl === undefined) {
    problems.push(
      'PUBLIC_URL must be set in production while PASSKEYS is set. Example: PUBLIC_URL=https://id.example.com',
    );
  }
  if (isIP(host.replace(/^\[|\]$/g, '')) !== 0) {
    problems.push(
      'PUBLIC_URL must not hold an IP address while PASSKEYS is set: browsers offer passkeys for host names only. On your own machine use localhost. Example: PUBLIC_URL=http://localhost:4000',
    );
  } else if (passkeyRpId !== undefined && host !== passkeyRpId && !host.endsWith(`.${passkeyRpId}`)) {
    problems.push(
      'PASSKEY_RP_ID must be the host of PUBLIC_URL or a parent domain of it. Example: PASSKEY_RP_ID=example.com',
    );
  }
  const others = settingsOfField(server, passkeyField);
  if (others.length > 0) {
    problems.push(
      `PASSKEYS must name a field of its own; ${others.join(' and ')} names it too. Example: PASSKEYS=udf:passkeys`,
    );
  }
  return problems;
}

function checksWithoutPasskeys({ mfaWithoutFactor, passkeyLogin }: ServerSettings): string[] {
  return [
    ...(passkeyLogin ? ['PASSKEY_LOGIN must be no without PASSKEYS. Example: PASSKEY_LOGIN=no'] : []),
    ...(mfaWithoutFactor === 'enroll'
      ? ['MFA_WITHOUT_FACTOR must be deny or allow without PASSKEYS. Example: MFA_WITHOUT_FACTOR=deny']
      : []),
  ];
}

/** The other settings that name this custom field. The identity provider may ignore case. */
function settingsOfField({ livenessReference, migratedFields, pushUidField }: ServerSettings, field: string): string[] {
  const isField = (key: string | undefined) => key?.toLowerCase() === field.toLowerCase();
  const uidField = typeof pushUidField === 'string' ? undefined : pushUidField.customField;
  return [
    ...(isField(livenessReference) ? ['LIVENESS_REFERENCE'] : []),
    ...(isField(uidField) ? ['PUSH_UID_FIELD'] : []),
    ...([...migratedFields.values()].some(isField) ? ['LEGACY_MIGRATION_FIELDS'] : []),
  ];
}
