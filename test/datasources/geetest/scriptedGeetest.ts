/** A scripted vendor in front of the real GeeTest data source. */
import pino from 'pino';
import type {
  Captcha,
  ServerInitiatedAnswer,
  ServerInitiatedChallenge,
} from '../../../src/datasources/capabilities.js';
import type { GeetestSettings } from '../../../src/datasources/geetest/config.js';
import { GeetestDataSource } from '../../../src/datasources/geetest/datasource.js';
import { createHttpClients } from '../../../src/datasources/transport/http.js';
import { CALLER } from '../../support/caller.js';
import { type ScriptedVendor, startVendor } from '../transport/scriptedVendor.js';
import { ID, KEY, V4_KEY } from './vectors.js';

export const caller = CALLER;
export const V4_ID = 'ffffeeeeddddccccbbbbaaaa99998888';

function settingsFor(url: string) {
  return {
    id: ID,
    key: KEY,
    v4Id: V4_ID,
    v4Key: V4_KEY,
    preferred: 'v3',
    bypassPollSeconds: 0,
    apiServer: url,
    scriptUrl: `${url}/gt.js`,
    bypassServer: url,
    v4ApiServer: url,
    v4ScriptUrl: `${url}/gt4.js`,
    digest: 'md5',
    newCaptcha: true,
    offlineRule: undefined,
    timeoutMs: 2_000,
  } as const satisfies GeetestSettings;
}

export interface ScriptedGeetest {
  readonly vendor: ScriptedVendor;
  readonly geetest: GeetestDataSource;
  readonly captcha: Captcha;
  /** Every line of the log, as one text. */
  log(): string;
  /** One body for every call. */
  reply(body: unknown, status?: number): void;
  close(): Promise<void>;
}

export async function startGeetest(settings: Partial<GeetestSettings> = {}): Promise<ScriptedGeetest> {
  const vendor = await startVendor();
  const lines: string[] = [];
  const logger = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
  const http = createHttpClients({ logger, breaker: { faults: 1_000 } });
  const geetest = new GeetestDataSource({ ...settingsFor(vendor.url), ...settings }, { http, logger });
  return {
    vendor,
    geetest,
    captcha: geetest.captcha,
    log: () => lines.join(''),
    reply(body, status = 200) {
      vendor.script = (_request, response) =>
        void response.writeHead(status).end(typeof body === 'string' ? body : JSON.stringify(body));
    },
    async close() {
      await vendor.close();
      await http.close();
    },
  };
}

export async function createServerInitiated(captcha: Captcha, visitor?: string): Promise<ServerInitiatedChallenge> {
  const issued = await captcha.create({ kind: 'serverInitiated', ...(visitor !== undefined && { visitor }) }, caller);
  if (issued.kind !== 'serverInitiated') throw new Error('not a server-initiated challenge');
  return issued;
}

export function serverInitiatedAnswer(
  challenge: string,
  validate: string,
  seccode = `${validate}|jordan`,
): ServerInitiatedAnswer {
  return { kind: 'serverInitiated', challenge, validate, seccode };
}
