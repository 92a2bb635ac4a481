/**
 * Authing as fast as Node can play it: its answers are made beforehand, no password is looked at and no token checked.
 * It stands for the network and the vendor, so that what is measured is the front before it.
 */
import { createServer, type ServerResponse } from 'node:http';
import { publicKey, token, user } from './people.js';

/** Enough that no user collects so many sessions that a server begins to end the oldest. */
const USERS = 8192;

const published = JSON.stringify({ code: 200, message: 'OK', data: { publicKey: publicKey() } });
const logins = Array.from({ length: USERS }, (_, number) =>
  reply({ loginByEmail: { ...user(number), ...token(), newlyCreated: false } }),
);
const current = reply({ user: user(0) });
let turn = 0;

createServer((request, response) => {
  if (request.url === '/api/v2/.well-known') {
    send(response, Buffer.from(published));
    return;
  }
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const isLogin = Buffer.concat(chunks).includes('loginByEmail');
    if (isLogin) turn = (turn + 1) % USERS;
    send(response, (isLogin && logins[turn]) || current);
  });
}).listen(Number(process.env.PORT), '127.0.0.1');

function send(response: ServerResponse, body: Buffer): void {
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': body.length });
  response.end(body);
}

function reply(data: object): Buffer {
  return Buffer.from(JSON.stringify({ data }));
}
