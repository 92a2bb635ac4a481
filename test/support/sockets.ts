import { once } from 'node:events';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { TestApp } from './app.js';

export const FOLLOW = 'subscription($id: ID!) { pushAuthEventUpdated(id: $id) { status } }';

/** Many subscriptions on one socket, each as what came of it so far. */
export function socketOf(app: TestApp) {
  const sockets: WebSocket[] = [];
  class Socket extends WebSocket {
    constructor(address: string, protocols: string) {
      super(address, protocols);
      sockets.push(this);
    }
  }
  const url = `${app.url().replace('http', 'ws')}/graphql`;
  const client = createClient({ url, webSocketImpl: Socket, retryAttempts: 0 });
  return {
    follow(id: string) {
      const seen: unknown[] = [];
      const stop = client.subscribe(
        { query: FOLLOW, variables: { id } },
        { next: ({ data }) => seen.push(data), error: (error) => seen.push(error), complete: () => undefined },
      );
      return { seen, stop };
    },
    /** Ends as a network does, without a word. */
    async vanish() {
      const gone = sockets.map((socket) => once(socket, 'close'));
      for (const socket of sockets) socket.terminate();
      await Promise.all(gone);
    },
    dispose: () => client.dispose(),
  };
}
