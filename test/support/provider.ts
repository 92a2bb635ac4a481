/** Every provider that this project has, each configured against its own emulator. */
import { pino } from 'pino';
import { afterAll, beforeEach, describe } from 'vitest';
import { loadConfig } from '../../src/config.js';
import type { Provider } from '../../src/datasources/capabilities.js';
import { createHttpClients, type HttpClients } from '../../src/datasources/transport/http.js';
import { type Emulators, startEmulators } from '../../src/emulators/index.js';
import { loadDefinitions, PROVIDERS } from '../../src/providers.js';
import { Control } from './control.js';

export interface ContractSubject {
  readonly id: string;
  readonly provider: Provider;
  readonly control: Control;
}

const logger = pino({ level: 'silent' });

/** Runs one suite for every provider that offers the capability; which ones do is read from what they create. */
export async function describeEach(
  capability: keyof Provider,
  body: (subject: () => ContractSubject) => void,
): Promise<void> {
  for (const definition of await loadDefinitions()) {
    const emulator = PROVIDERS[definition.id]?.emulator;
    if (emulator === undefined) throw new Error(`${definition.id} has no emulator.`);
    const emulators = await startEmulators([(await emulator()).default]);
    const { subject, close } = create(definition.id, emulators, await loadDefinitions());
    if (subject.provider[capability] === undefined) {
      await close();
      continue;
    }
    describe(`${definition.id}: ${capability}`, () => {
      beforeEach(() => emulators.reset());
      afterAll(close);
      body(() => subject);
    });
  }
}

function create(id: string, emulators: Emulators, definitions: Awaited<ReturnType<typeof loadDefinitions>>) {
  const environment = { SESSION_KEY: Buffer.alloc(32).toString('base64'), ...emulators.environment };
  const configured = loadConfig(environment, definitions, [id]).providers.find((entry) => entry.definition.id === id);
  if (configured?.settings === undefined) throw new Error(`${id} is not configured by its emulator.`);
  const http: HttpClients = createHttpClients({ logger });
  const provider = configured.definition.create(configured.settings, { http, logger, now: emulators.now });
  const close = async () => {
    await http.close();
    await emulators.close();
  };
  return { subject: { id, provider, control: new Control(emulators.document().control) }, close };
}
