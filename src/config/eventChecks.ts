/** Settings of sign-in events that cannot work together. */
import { isLoopbackName } from '../origins.js';
import type { ServerSettings } from './serverSettings.js';

const SECRET_EXAMPLE = 'Example: WEBHOOK_SECRET=whsec_$(openssl rand -base64 32)';

export function eventChecks(server: ServerSettings): string[] {
  const { webhookUrls, webhookSecrets, webhookCaFile, webhookAllowPrivate, production, auditKey, auditFile } = server;
  const isAllowed = (text: string) => {
    const { protocol, hostname } = new URL(text);
    return protocol === 'https:' || webhookAllowPrivate || (!production && isLoopbackName(hostname));
  };
  const problems: string[] = [];
  if (webhookUrls.length > 0 && webhookSecrets.length === 0) {
    problems.push(`WEBHOOK_SECRET is missing: WEBHOOK_URL needs it. ${SECRET_EXAMPLE}`);
  }
  if (webhookUrls.length === 0 && webhookCaFile !== undefined) {
    problems.push(
      'WEBHOOK_CA_FILE has no effect without WEBHOOK_URL. Example: WEBHOOK_URL=https://events.example.com/menshen',
    );
  }
  if (!webhookUrls.every(isAllowed)) {
    problems.push(
      'WEBHOOK_URL must contain only https:// addresses, unless WEBHOOK_ALLOW_PRIVATE is yes. Example: WEBHOOK_URL=https://events.example.com/menshen',
    );
  }
  if (webhookUrls.some((text) => new URL(text).username !== '' || new URL(text).password !== '')) {
    problems.push(
      'WEBHOOK_URL must contain no user name and no password: receivers check the signature. Example: WEBHOOK_URL=https://events.example.com/menshen',
    );
  }
  if (auditKey !== undefined && auditFile === undefined) {
    problems.push('AUDIT_KEY has no effect without AUDIT_FILE. Example: AUDIT_FILE=/var/log/menshen/audit.jsonl');
  }
  return problems;
}
