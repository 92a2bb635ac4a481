/** A data source that talks to the emulator, made new for every test of a file. */
import pino from 'pino';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { LinkfaceDataSource } from '../../../src/datasources/linkface/datasource.js';
import emulator from '../../../src/datasources/linkface/emulator/index.js';
import linkface from '../../../src/datasources/linkface/index.js';
import { createHttpClients, type HttpClients } from '../../../src/datasources/transport/http.js';
import { type Emulators, startEmulators } from '../../../src/emulators/index.js';
import { Control } from '../../support/control.js';

let emulators: Emulators;
let http: HttpClients;
export let control: Control;

export function useLinkface(): void {
  beforeAll(async () => {
    emulators = await startEmulators([emulator]);
    http = createHttpClients({ logger: pino({ level: 'silent' }), breaker: { faults: 1_000 } });
    control = new Control(emulators.document().control);
  });
  beforeEach(() => emulators.reset());
  afterAll(async () => {
    await http.close();
    await emulators.close();
  });
}

export function connect(environment: Readonly<Record<string, string>> = {}) {
  const values = { ...emulators.environment, ...environment };
  const parsed = Object.entries(linkface.settings).map(([name, { env, schema }]) => [name, schema.parse(values[env])]);
  return new LinkfaceDataSource(Object.fromEntries(parsed), { http, now: emulators.now });
}

export const account = () =>
  emulators.document().providers.linkface as { baseUrl: string; apiId: string; apiSecret: string };

export async function recording(script: object = {}): Promise<Uint8Array<ArrayBuffer>> {
  return new TextEncoder().encode(await control.text('POST', '/linkface/files', script));
}
