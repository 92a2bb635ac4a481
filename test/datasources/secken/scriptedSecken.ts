/** A scripted vendor in front of the real Secken data source. */
import { createHash } from 'node:crypto';
import pino from 'pino';
import type { SeckenSettings } from '../../../src/datasources/secken/config.js';
import { SeckenDataSource } from '../../../src/datasources/secken/datasource.js';
import { createHttpClients } from '../../../src/datasources/transport/http.js';
import { CALLER } from '../../support/caller.js';
import { type ScriptedVendor, startVendor } from '../transport/scriptedVendor.js';
import { APP_ID, APP_KEY } from './vectors.js';

export const caller = CALLER;

/** The vendor's rule, written a third time: tests trust neither of the other two. */
export function sha1Of(fields: Readonly<Record<string, unknown>>, appKey = APP_KEY): string {
  const pairs = Object.entries(fields).map(([name, value]) => `${name}=${value}`);
  return createHash('sha1')
    .update(pairs.sort().join('') + appKey)
    .digest('hex');
}

export function signed(fields: Readonly<Record<string, unknown>>, appKey = APP_KEY): Record<string, unknown> {
  return { ...fields, signature: sha1Of(fields, appKey) };
}

export interface ScriptedSecken {
  readonly vendor: ScriptedVendor;
  readonly secken: SeckenDataSource;
  /** Every line of the log, as one text. */
  log(): string;
  /** One body for every call. */
  reply(body: unknown, status?: number): void;
  /** A success with these fields beside status and description, signed. */
  succeed(fields: Readonly<Record<string, unknown>>): void;
  close(): Promise<void>;
}

export async function startSecken(settings: Partial<SeckenSettings> = {}): Promise<ScriptedSecken> {
  const vendor = await startVendor();
  const lines: string[] = [];
  const logger = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
  const http = createHttpClients({ logger, breaker: { faults: 1_000 } });
  const secken = new SeckenDataSource(
    {
      appId: APP_ID,
      appKey: APP_KEY,
      baseUrl: vendor.url,
      timeoutMs: 2_000,
      callbackEncoding: 'encoded',
      status201: 'auto',
      ...settings,
    },
    { http },
  );
  const reply = (body: unknown, status = 200) => {
    vendor.script = (_request, response) =>
      void response.writeHead(status).end(typeof body === 'string' ? body : JSON.stringify(body));
  };
  return {
    vendor,
    secken,
    log: () => lines.join(''),
    reply,
    succeed: (fields) => reply(signed({ status: 200, description: 'success', ...fields })),
    async close() {
      await vendor.close();
      await http.close();
    },
  };
}
