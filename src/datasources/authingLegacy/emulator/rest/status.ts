import type { FastifyInstance } from 'fastify';
import type { PasswordCipher } from '../passwords.js';

/** The status that clients request when they start. They ignore its contents. */
export function addStatusRoute(app: FastifyInstance): void {
  app.get('/system/status', async () => ({ code: 200, message: 'ok' }));
}

/** Not in the vendor's API: its clients of this generation contain a public key whose private key is not available. */
export function addWellKnownRoute(app: FastifyInstance, { publicKey }: PasswordCipher): void {
  app.get('/api/v2/.well-known', async () => ({ code: 200, message: '获取成功', data: { publicKey } }));
}
