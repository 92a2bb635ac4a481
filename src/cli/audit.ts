import { EVENT_SETTINGS } from '../config/eventSettings.js';
import { ConfigError, readEnvironment } from '../config.js';
import { command, type ExitCode, JSON_OPTION, type Output, UsageError } from './command.js';
import { verifyAudit } from './verifyAudit.js';

/** Verifies the hash chain of audit files, with AUDIT_KEY if the server has one. */
export const audit = (output: Output) =>
  command({
    meta: { name: 'audit', description: 'Verify the hash chain of audit files: menshen audit verify FILE...' },
    args: {
      action: { type: 'positional', description: 'verify', required: true },
      file: {
        type: 'positional',
        description: 'The audit file. With several, the chain must continue from each one to the next.',
        required: true,
      },
      json: JSON_OPTION,
    },
    run({ args }): Promise<ExitCode> {
      const [action, ...files] = args._;
      if (action !== 'verify' || files.length === 0) throw new UsageError('Write: menshen audit verify FILE.');
      return verifyAudit({ files, key: auditKey(), print: output.print, json: args.json });
    },
  });

function auditKey(): Buffer | undefined {
  const { schema, env, description } = EVENT_SETTINGS.auditKey;
  const parsed = schema.safeParse(readEnvironment()[env] || undefined);
  if (!parsed.success) throw new ConfigError([`${env} must be ${description}`]);
  return parsed.data;
}
