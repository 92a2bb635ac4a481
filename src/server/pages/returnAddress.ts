/** `return_to`: where a browser goes after it has signed in or out. Any other address would make these pages an open redirect. */
import type { FastifyRequest } from 'fastify';
import { isLoopbackOrigin } from '../../origins.js';

/** Longer addresses do not fit into the address of the sign-in page. */
export const MAX_RETURN_LENGTH = 2048;

export interface ReturnRules {
  readonly publicUrl?: string | undefined;
  /** RETURN_ORIGINS. */
  readonly returnOrigins: readonly string[];
  /** A local start accepts every origin of this machine, because applications listen on ports of their own. */
  readonly loopbackOnly: boolean;
}

export class ReturnAddresses {
  readonly #origins: ReadonlySet<string>;

  constructor(private readonly rules: ReturnRules) {
    this.#origins = new Set(rules.returnOrigins);
  }

  /**
   * Resolves the text as a browser would, so that `//host` and `/\host` are seen as the other hosts that they are.
   * @param text an absolute URL, or a path of this server
   * @returns the absolute URL; undefined if its origin is not accepted
   */
  read(text: string, request: FastifyRequest): URL | undefined {
    const own = this.ownOrigin(request);
    if (text.length > MAX_RETURN_LENGTH || !URL.canParse(text, own)) return undefined;
    const url = new URL(text, own);
    const isWeb = (url.protocol === 'https:' || url.protocol === 'http:') && url.username === '' && url.password === '';
    return isWeb && this.#accepts(url.origin, own) ? url : undefined;
  }

  /** Without PUBLIC_URL the address that the browser has called. */
  ownOrigin({ protocol, host }: FastifyRequest): string {
    return this.rules.publicUrl ?? `${protocol}://${host}`;
  }

  #accepts(origin: string, own: string): boolean {
    if (origin === own || this.#origins.has(origin)) return true;
    return this.rules.loopbackOnly && isLoopbackOrigin(origin);
  }
}
