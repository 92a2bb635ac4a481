import { freshAdminToken, freshKey, freshSecret, freshSigningKey, freshWebhookSecret } from '../config/freshKeys.js';
import { command, EXIT, type ExitCode, JSON_OPTION, type Output, UsageError } from './command.js';

interface FreshValue {
  readonly value: string;
  /** What the operator must keep besides the value. */
  readonly note?: string;
  /** The setting without which the server does not start with this one. */
  readonly needs?: string;
}

/** The settings whose values must be random. */
const MAKERS: Readonly<Record<string, () => FreshValue>> = {
  SESSION_KEY: () => ({ value: freshKey() }),
  PASSKEY_KEYS: () => ({ value: freshKey() }),
  SIGNING_KEYS: () => ({ value: freshSigningKey() }),
  FORWARD_AUTH_SECRET: () => ({ value: freshSecret(), needs: 'TOKEN_AUDIENCES' }),
  ROUTER_SECRET: () => ({ value: freshSecret() }),
  WEBHOOK_SECRET: () => ({ value: freshWebhookSecret() }),
  AUDIT_KEY: () => ({ value: freshKey(), needs: 'AUDIT_FILE' }),
  ADMIN_TOKENS: () => {
    const { token, hash } = freshAdminToken();
    return { value: hash, note: `The setting holds a hash. Administrators send: Authorization: Bearer ${token}` };
  },
};

export const keys = (output: Output) =>
  command({
    meta: { name: 'keys', description: 'Make new keys and secrets, as lines of a file .env.' },
    args: {
      setting: {
        type: 'string',
        valueHint: 'NAME',
        description: `Print one value: ${Object.keys(MAKERS).join(', ')}.`,
      },
      json: JSON_OPTION,
    },
    run({ args }): ExitCode {
      const names = args.setting === undefined ? Object.keys(MAKERS) : [args.setting];
      const made = names.map((name) => [name, make(name)] as const);
      const [[, first] = []] = made;
      if (args.json) output.print(JSON.stringify(Object.fromEntries(made), undefined, 2));
      else if (args.setting === undefined || first === undefined) output.print(made.map(line).join('\n'));
      else printOne(output, first);
      return EXIT.ok;
    },
  });

function make(name: string): FreshValue {
  const maker = Object.hasOwn(MAKERS, name) ? MAKERS[name] : undefined;
  if (maker === undefined) throw new UsageError(`--setting must be one of ${Object.keys(MAKERS).join(', ')}.`);
  return maker();
}

function line([name, { value, note, needs }]: readonly [string, FreshValue]): string {
  if (needs !== undefined) return `# Remove the # in front of this line when ${needs} is set.\n#${name}=${value}`;
  return `${note === undefined ? '' : `# ${note}\n`}${name}=${value}`;
}

/** The value alone on standard output, so that a script can assign it. */
function printOne(output: Output, { value, note }: FreshValue): void {
  if (note !== undefined) output.complain(note);
  output.print(value);
}
