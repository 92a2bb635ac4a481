/** The measure: a reverse proxy in plain Node, which forwards the vendor's own operations and understands nothing. */
import { createServer, type ServerResponse } from 'node:http';
import { Pool } from 'undici';

const upstream = new Pool(process.env.UPSTREAM ?? '', { connections: 64, pipelining: 1 });

createServer((request, response) => {
  const { host: _host, connection: _connection, ...headers } = request.headers;
  upstream
    .stream(
      {
        method: request.method === 'GET' ? 'GET' : 'POST',
        path: request.url ?? '/',
        headers,
        body: request.method === 'GET' ? null : request,
        opaque: response,
      },
      ({ statusCode, headers: received, opaque }) => {
        const { connection: _own, 'keep-alive': _time, ...passed } = received;
        return (opaque as ServerResponse).writeHead(statusCode, passed);
      },
    )
    .catch(() => response.destroy());
}).listen(Number(process.env.PORT), '127.0.0.1');
