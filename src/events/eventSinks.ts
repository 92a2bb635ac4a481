/** The log line, the audit file and the webhooks of a running server, as the settings ask for them. */
import type { Logger } from 'pino';
import type { Config } from '../config.js';
import type { Store } from '../store.js';
import { openAuditFile } from './audit/auditFile.js';
import type { EventCounters, EventListener, SignInEvent } from './event.js';
import { SinkQueue } from './sinkQueue.js';

export interface EventSinkParts {
  readonly config: Pick<
    Config,
    | 'eventLog'
    | 'auditFile'
    | 'auditKey'
    | 'webhookUrls'
    | 'webhookSecrets'
    | 'webhookEvents'
    | 'webhookCa'
    | 'webhookAllowPrivate'
    | 'rehearsal'
  >;
  readonly store: Store;
  readonly logger: Logger;
  readonly counters: EventCounters;
  readonly now: () => number;
  /** True in a local start: webhooks may go to this machine. */
  readonly loopbackOnly: boolean;
}

export interface EventSinks {
  readonly receive: EventListener;
  /** Writes what waits, for at most two seconds. */
  close(): Promise<void>;
}

/** @throws AuditFileError when the audit file cannot be continued */
export async function openEventSinks(parts: EventSinkParts): Promise<EventSinks> {
  const { config, logger, counters } = parts;
  const queues: SinkQueue[] = [];
  if (config.auditFile !== undefined) {
    const audit = await openAuditFile(config.auditFile, { key: config.auditKey, logger });
    queues.push(new SinkQueue(audit, { counters, logger }));
  }
  if (config.webhookUrls.length > 0) {
    // It needs all of undici, which takes a part of the start.
    const { WebhookSender } = await import('./webhooks/webhookSender.js');
    const sender = new WebhookSender(parts);
    sender.start();
    queues.push(new SinkQueue(sender, { counters, logger }));
  }
  return {
    receive(event) {
      counters.emitted(event);
      if (config.eventLog) writeLine(logger, event);
      // The log lines of a rehearsal have this mark already.
      const marked = config.rehearsal ? { ...event, rehearsal: true as const } : event;
      for (const queue of queues) queue.push(marked);
    },
    async close() {
      await Promise.all(queues.map((queue) => queue.close()));
    },
  };
}

/** pino adds its own `time`. */
function writeLine(logger: Logger, { id: eventId, time: _time, ...event }: SignInEvent): void {
  logger.info({ ...event, eventId }, 'sign-in event');
}
