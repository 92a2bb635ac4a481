/** Finds out whether a server expects TLS. From the errors alone it cannot be known: each side waits, or hangs up. */
import { once } from 'node:events';
import { connect as connectTcp, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { StoreNode } from '../../storeAddress.js';

const TIMEOUT_MS = 500;

/** @param tls whether the connection that failed used TLS */
export async function findTlsMismatch(
  node: StoreNode,
  tls: boolean,
): Promise<'TLS_REQUIRED' | 'TLS_NOT_OFFERED' | undefined> {
  if (tls) return (await answersInClear(node)) ? 'TLS_NOT_OFFERED' : undefined;
  return (await acceptsTls(node)) ? 'TLS_REQUIRED' : undefined;
}

function answersInClear({ host, port }: StoreNode): Promise<boolean> {
  return succeeds(connectTcp({ host, port }), async (socket, signal) => {
    await once(socket, 'connect', { signal });
    socket.write('PING\r\n');
    const [reply] = await once(socket, 'data', { signal });
    return /^[+-]/.test(String(reply));
  });
}

function acceptsTls({ host, port }: StoreNode): Promise<boolean> {
  // The certificate does not matter: nothing is sent.
  return succeeds(connectTls({ host, port, rejectUnauthorized: false }), async (socket, signal) => {
    await once(socket, 'secureConnect', { signal });
    return true;
  });
}

async function succeeds<S extends Socket>(
  socket: S,
  work: (socket: S, signal: AbortSignal) => Promise<boolean>,
): Promise<boolean> {
  // Some errors arrive after the result is known.
  socket.on('error', () => {});
  try {
    return await work(socket, AbortSignal.timeout(TIMEOUT_MS));
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
