import { serverSettings } from '../config/serverSettings.js';
import { readEnvironment } from '../config.js';
import { command, EXIT, type ExitCode, type Output } from './command.js';

const TIMEOUT_MS = 3000;

/** For the health check of a container: it needs no other program, and reads the same PORT as the server. */
export const health = (output: Output) =>
  command({
    meta: { name: 'health', description: 'Ask the server on this machine whether it is ready (GET /readyz on PORT).' },
    async run(): Promise<ExitCode> {
      const { PORT } = readEnvironment();
      const { port } = serverSettings([]);
      const url = `http://localhost:${port.schema.parse(PORT || undefined)}/readyz`;
      try {
        const { status } = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) });
        output.print(status === 200 ? 'The server is ready.' : `The server is not ready: ${url} answered ${status}.`);
        return status === 200 ? EXIT.ok : EXIT.problem;
      } catch {
        output.complain(`The server does not answer at ${url}.`);
        return EXIT.problem;
      }
    },
  });
