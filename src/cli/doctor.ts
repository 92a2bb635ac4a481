import { readEnvironment } from '../config.js';
import { createLogger } from '../logger.js';
import { loadDefinitions } from '../providers.js';
import { command, EXIT, type ExitCode, JSON_OPTION, type Output } from './command.js';
import { examine } from './doctor/examine.js';
import { table } from './table.js';

export const doctor = (output: Output) =>
  command({
    meta: {
      name: 'doctor',
      description:
        'Check the settings, keys, addresses, store, clock and vendors of "menshen start". It changes nothing.',
    },
    args: { json: JSON_OPTION },
    async run({ args }): Promise<ExitCode> {
      const findings = await examine({
        environment: readEnvironment(),
        definitions: await loadDefinitions(),
        // The report has the reasons.
        logger: createLogger('silent'),
        now: () => Date.now(),
      });
      const hasProblem = findings.some(({ status }) => status === 'problem');
      if (args.json) output.print(JSON.stringify({ ok: !hasProblem, findings }, undefined, 2));
      else output.print(table(findings.map(({ status, check, message }) => [status.toUpperCase(), check, message])));
      return hasProblem ? EXIT.problem : EXIT.ok;
    },
  });
