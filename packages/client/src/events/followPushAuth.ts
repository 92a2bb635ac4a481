/** Follows a push or QR event: by server-sent events, and by polling where they do not arrive. */
import { createAbort, onAbort, pause } from '../connection/abort.js';
import { MenshenError } from '../errors.js';
import type { Operations, PushAuthEvent } from '../generated/operations.js';
import { eventData } from './sse.js';
import { isOpen } from './status.js';

/** The server sends a comment every 12 seconds; a stream that is silent for longer is lost. */
const SILENCE_MS = 30_000;

export interface EventSource {
  readonly operations: Pick<Operations, 'pushAuthEvent'>;
  /** The text of the event stream; undefined if the transport has none. */
  stream(id: string, signal: AbortSignal): Promise<AsyncIterable<string> | undefined>;
  /** The event in one message of the stream. @throws MenshenError */
  read(data: string): PushAuthEvent;
}

/** The states of the event, the given one first, until a final one or until the signal aborts. @throws MenshenError */
export async function* followPushAuth(
  source: EventSource,
  first: PushAuthEvent,
  signal?: AbortSignal,
): AsyncGenerator<PushAuthEvent> {
  let last = first;
  yield last;
  if (!isOpen(last.status)) return;
  try {
    for await (const event of streamed(source, first.id, signal)) {
      if (event.status === last.status) continue;
      last = event;
      yield last;
      if (!isOpen(last.status)) return;
    }
  } catch {
    // The stream is only the faster way: what is wrong shows when the event is polled.
  }
  while (!signal?.aborted) {
    const event = await poll(source, last, signal);
    if (signal?.aborted) return;
    if (event !== undefined && event.status !== last.status) {
      last = event;
      yield last;
      if (!isOpen(last.status)) return;
    }
    await pause(last.pollAfterMs, signal);
  }
}

/** Undefined while the network is down and the event can still be approved. */
async function poll(
  { operations }: EventSource,
  last: PushAuthEvent,
  signal?: AbortSignal,
): Promise<PushAuthEvent | undefined> {
  try {
    // Null: the server has dropped the event.
    return (await operations.pushAuthEvent({ id: last.id }, { signal })) ?? { ...last, status: 'EXPIRED' };
  } catch (error) {
    const mayRecover = error instanceof MenshenError && error.retryable && Date.now() < Date.parse(last.expiresAt);
    if (!mayRecover && !signal?.aborted) throw error;
    return undefined;
  }
}

async function* streamed(source: EventSource, id: string, outer?: AbortSignal): AsyncGenerator<PushAuthEvent> {
  const abort = createAbort();
  const remove = onAbort(outer, () => abort.abort());
  let timer: ReturnType<typeof setTimeout> | undefined;
  const watch = () => {
    clearTimeout(timer);
    timer = setTimeout(() => abort.abort(), SILENCE_MS);
  };
  try {
    const pieces = await source.stream(id, abort.signal);
    if (pieces === undefined) return;
    watch();
    for await (const data of eventData(each(pieces, watch))) yield source.read(data);
  } finally {
    clearTimeout(timer);
    remove();
    abort.abort();
  }
}

async function* each(pieces: AsyncIterable<string>, seen: () => void): AsyncGenerator<string> {
  for await (const piece of pieces) {
    seen();
    yield piece;
  }
}
