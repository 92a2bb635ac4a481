/** The settings of sign-in events: docs/events.md. */
import * as z from 'zod';
import { EVENT_NAMES } from '../events/event.js';
import { list, randomKey, setting, yesNo } from '../setting.js';

/** The form of the Standard Webhooks specification: `whsec_` and 24 to 64 random bytes in base64. */
const webhookSecret = z
  .string()
  .regex(/^whsec_[A-Za-z0-9+/]+={0,2}$/)
  .transform((text) => Buffer.from(text.slice('whsec_'.length), 'base64'))
  .refine((bytes) => bytes.length >= 24 && bytes.length <= 64);

export const EVENT_SETTINGS = {
  eventLog: setting({
    env: 'EVENT_LOG',
    description: 'yes or no: whether each sign-in event is a line of the log, with the level info.',
    example: 'yes',
    default: 'yes',
    schema: yesNo,
  }),
  auditFile: setting({
    env: 'AUDIT_FILE',
    description:
      'the path of a file to which this instance appends each sign-in event as a JSON line with a hash chain. Each instance needs a file of its own.',
    example: '/var/log/menshen/audit.jsonl',
    schema: z.string().min(1).optional(),
  }),
  auditKey: setting({
    env: 'AUDIT_KEY',
    description:
      'a key of 32 random bytes in base64. With it the hashes of the audit file are HMACs, which cannot be computed again by someone who can only write the file.',
    example: '$(openssl rand -base64 32)',
    secret: true,
    schema: randomKey.optional(),
  }),
  webhookUrls: setting({
    env: 'WEBHOOK_URL',
    description:
      'one or more comma-separated https:// addresses to which each sign-in event is sent. http:// is accepted for this machine in a local start, and with WEBHOOK_ALLOW_PRIVATE=yes.',
    example: 'https://events.example.com/menshen',
    default: '',
    secret: true,
    schema: list().pipe(z.array(z.url({ protocol: /^https?$/ }))),
  }),
  webhookSecrets: setting({
    env: 'WEBHOOK_SECRET',
    description:
      'one or two comma-separated secrets that sign webhooks, each `whsec_` and 24 to 64 random bytes in base64. Each request has one signature for each secret: docs/events.md has the steps of a rotation. Required with WEBHOOK_URL.',
    example: 'whsec_$(openssl rand -base64 32)',
    default: '',
    secret: true,
    schema: list().pipe(z.array(webhookSecret).max(2)),
  }),
  webhookEvents: setting({
    env: 'WEBHOOK_EVENTS',
    description: `a comma-separated list of the events that webhooks send, or * for all: ${EVENT_NAMES.join(', ')}.`,
    example: 'login,lockout,newBrowser',
    default: '*',
    schema: list().pipe(z.array(z.enum(['*', ...EVENT_NAMES])).min(1)),
  }),
  webhookCaFile: setting({
    env: 'WEBHOOK_CA_FILE',
    description:
      'the path of a PEM file with the certificate authority of the receivers of webhooks. It is trusted beside the public ones, and for webhooks alone.',
    example: '/etc/menshen/webhook-ca.pem',
    schema: z.string().min(1).optional(),
  }),
  webhookAllowPrivate: setting({
    env: 'WEBHOOK_ALLOW_PRIVATE',
    description:
      'yes or no: whether webhooks may go to private, loopback and other special addresses, and to http:// addresses.',
    example: 'no',
    default: 'no',
    schema: yesNo,
  }),
} as const;
