/** Checks how the server is reached: PUBLIC_URL and the proxies in front of it. */
import type { Config } from '../../config.js';
import { isLoopbackName } from '../../origins.js';
import { type Finding, findingsOf } from './finding.js';

const TIMEOUT_MS = 5000;

/** Calls /livez at PUBLIC_URL. The server does not have to run for the other checks, so silence is only a warning. */
export async function checkPublicUrl({ production, publicUrl }: Config): Promise<Finding> {
  const { ok, warning } = findingsOf('PUBLIC_URL');
  if (publicUrl === undefined) {
    return production
      ? warning(
          'PUBLIC_URL is not set: behind a proxy the server cannot tell its own origin. Example: PUBLIC_URL=https://id.example.com',
        )
      : ok('not set, which is usual outside production');
  }
  try {
    const { status } = await fetch(`${publicUrl}/livez`, {
      signal: AbortSignal.timeout(TIMEOUT_MS),
      redirect: 'manual',
    });
    return status === 200
      ? ok(`${publicUrl} answers`)
      : warning(`${publicUrl}/livez answers with status ${status} instead of 200. Does the proxy forward all paths?`);
  } catch (error) {
    return warning(`${publicUrl} does not answer from this machine (${reasonOf(error)}).`);
  }
}

export function checkProxies({ host, production, publicUrl, trustedProxies }: Config): Finding {
  const { ok, warning, problem } = findingsOf('proxies');
  const open = trustedProxies.filter((range) => range.endsWith('/0'));
  if (open.length > 0) {
    return problem(
      `TRUSTED_PROXIES contains ${open.join(' and ')}: anyone could choose the address that limits count. Name the proxies.`,
    );
  }
  if (trustedProxies.length > 0) return ok(trustedProxies.join(', '));
  if (production && publicUrl?.startsWith('https:')) {
    return warning(
      'TRUSTED_PROXIES is empty, but PUBLIC_URL is https, so a proxy ends TLS: all users share the limits of its address. Add the address of the proxy.',
    );
  }
  return ok(
    isLoopbackName(host)
      ? 'none: only programs of this machine reach the server'
      : 'none: the address of the connection counts',
  );
}

/** The system's code of a failed connection: `ECONNREFUSED`. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  const code: unknown = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : undefined;
  if (typeof code === 'string') return code;
  return error instanceof Error && error.name === 'TimeoutError' ? 'no answer in time' : 'the connection failed';
}
