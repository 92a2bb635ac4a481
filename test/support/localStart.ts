/** A local start in this process, without a terminal. */
import { pino } from 'pino';
import { type LocalServer, startLocalServer } from '../../src/localStart/localServer.js';

/** @param environment settings beside free ports */
export function startLocally(environment: Readonly<Record<string, string>> = {}): Promise<LocalServer> {
  return startLocalServer({
    environment: { PORT: '0', EMULATOR_PORT: '0', ...environment },
    createLogger: () => pino({ level: 'silent' }),
  });
}
