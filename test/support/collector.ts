/** A collector of OpenTelemetry: it takes OTLP over HTTP as JSON. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { text } from 'node:stream/consumers';

export interface Span {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  /** 1 internal, 2 server, 3 client. */
  readonly kind: number;
  readonly attributes: Readonly<Record<string, unknown>>;
  /** 2 for a failed span. */
  readonly status: number | undefined;
}

interface Sent {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly Attribute[] };
    readonly scopeSpans: readonly { readonly spans: readonly SentSpan[] }[];
  }[];
}

type Attribute = { readonly key: string; readonly value: Readonly<Record<string, unknown>> };
type SentSpan = Omit<Span, 'attributes' | 'status'> & {
  readonly attributes: readonly Attribute[];
  readonly status: { readonly code?: number };
};

export class Collector {
  readonly spans: Span[] = [];
  readonly resources: Readonly<Record<string, unknown>>[] = [];
  /** Everything that arrived, with the headers. */
  readonly received: string[] = [];
  readonly #server: Server = createServer(async (request, response) => {
    const body = await text(request);
    this.received.push(`${request.url} ${JSON.stringify(request.headers)} ${body}`);
    for (const { resource, scopeSpans } of (JSON.parse(body) as Sent).resourceSpans) {
      this.resources.push(valuesOf(resource.attributes));
      for (const { attributes, status, ...span } of scopeSpans.flatMap(({ spans }) => spans)) {
        this.spans.push({ ...span, attributes: valuesOf(attributes), status: status.code });
      }
    }
    response.setHeader('content-type', 'application/json').end('{}');
  });

  async start(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('The collector does not listen on a port.');
    return `http://127.0.0.1:${address.port}`;
  }

  async close(): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  /** The spans below this one, at any depth. */
  below(root: Span): readonly Span[] {
    const children = this.spans.filter(({ parentSpanId }) => parentSpanId === root.spanId);
    return children.flatMap((child) => [child, ...this.below(child)]);
  }
}

function valuesOf(attributes: readonly Attribute[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));
}
