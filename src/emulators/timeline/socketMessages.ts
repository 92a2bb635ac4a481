/**
 * Reads operations and results from the messages of a WebSocket, subprotocol `graphql-transport-ws`:
 * https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md
 */
import type { EventEmitter } from 'node:events';
import { type GraphqlOperation, readGraphqlOperation } from './graphqlOperation.js';
import { readJson } from './outcome.js';
import type { TimelineEntry } from './timeline.js';

interface Operations {
  begin(operation: GraphqlOperation, variables: unknown): TimelineEntry | undefined;
  run<T>(entry: TimelineEntry, work: () => T): T;
  addEvent(entry: TimelineEntry, result: unknown): void;
  end(entry: TimelineEntry): void;
}

interface Message {
  readonly type?: unknown;
  readonly id?: unknown;
  readonly payload?: unknown;
}

interface Socket extends EventEmitter {
  send(...parameters: never[]): void;
}

/** The handlers of a message run as part of its operation, because the methods of the socket are replaced. */
export function followSocket(socket: Socket, operations: Operations): void {
  const running = new Map<unknown, TimelineEntry>();
  const emit = socket.emit.bind(socket);
  const send = socket.send.bind(socket) as (...parameters: unknown[]) => void;
  const end = (id: unknown) => {
    const entry = running.get(id);
    running.delete(id);
    if (entry !== undefined) operations.end(entry);
  };

  const receive = (event: string | symbol, ...parameters: unknown[]): boolean => {
    const deliver = () => emit(event, ...parameters);
    if (event !== 'message') return deliver();
    const { type, id, payload } = readMessage(parameters[0]);
    if (type === 'complete') end(id);
    const operation = type === 'subscribe' ? readGraphqlOperation(payload) : null;
    const { variables } = Object(payload) as { readonly variables?: unknown };
    const entry = operation === null ? undefined : operations.begin(operation, variables);
    if (entry === undefined) return deliver();
    running.set(id, entry);
    return operations.run(entry, deliver);
  };
  const answer = (...parameters: unknown[]): void => {
    const { type, id, payload } = readMessage(parameters[0]);
    const entry = running.get(id);
    if (entry !== undefined && type === 'next') operations.addEvent(entry, payload);
    if (entry !== undefined && type === 'error') operations.addEvent(entry, { errors: payload });
    if (type === 'complete' || type === 'error') end(id);
    send(...parameters);
  };
  Object.assign(socket, { emit: receive, send: answer });
  socket.once('close', () => [...running.keys()].forEach(end));
}

function readMessage(data: unknown): Message {
  return Object(readJson(String(data))) as Message;
}
