import type { FastifyInstance } from 'fastify';
import type { PasswordCipher } from '../passwords.js';

/** What clients ask before they start; only that an answer comes matters. */
export function addStatusRoute(app: FastifyInstance): void {
  app.get('/system/status', async () => ({ code: 200, message: 'ok' }));
}

/** Ours: the vendor's clients of this generation have its key built in, and nobody has the other half of that one. */
export function addWellKnownRoute(app: FastifyInstance, { publicKey }: PasswordCipher): void {
  app.get('/api/v2/.well-known', async () => ({ code: 200, message: '获取成功', data: { publicKey } }));
}
