/**
 * Finds out whether a server expects TLS, or a client certificate. From the errors alone it cannot be known: each side waits,
 * or hangs up before its reason arrives.
 */
import { once } from 'node:events';
import { connect as connectTcp, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { StoreNode } from '../../storeAddress.js';
import { storeProblem } from './problem.js';

const TIMEOUT_MS = 500;

/** How the connection that failed was made. */
export interface FailedConnection {
  readonly tls: boolean;
  readonly hasCertificate: boolean;
}

export async function findTlsMismatch(
  node: StoreNode,
  { tls, hasCertificate }: FailedConnection,
): Promise<'TLS_REQUIRED' | 'TLS_NOT_OFFERED' | 'CLIENT_CERTIFICATE_REQUIRED' | undefined> {
  if (!tls) return (await acceptsTls(node)) ? 'TLS_REQUIRED' : undefined;
  if (await answersInClear(node)) return 'TLS_NOT_OFFERED';
  return !hasCertificate && (await requiresCertificate(node)) ? 'CLIENT_CERTIFICATE_REQUIRED' : undefined;
}

/** With TLS 1.3 the server refuses only after the client counts itself as connected. */
function requiresCertificate({ host, port }: StoreNode): Promise<boolean> {
  const socket = connectTls({ host, port, rejectUnauthorized: false });
  return succeeds(socket, async (_socket, signal) => {
    const error: unknown = await once(socket, 'close', { signal }).catch((reason: unknown) => reason);
    return storeProblem(error).code === 'CLIENT_CERTIFICATE_REQUIRED';
  });
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
