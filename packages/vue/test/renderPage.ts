/** Renders the server page as a server does. */
import { createMenshen, type SessionSnapshot, type User } from '@menshen/client';
import { renderToString } from 'vue/server-renderer';
import { createServerPage } from './serverPage.js';

const USER: User = {
  id: 'user-1',
  provider: 'AUTHING',
  username: 'menshen',
  email: 'menshen@example.com',
  emailVerified: true,
  name: null,
  nickname: null,
  phone: null,
  phoneVerified: false,
  photo: null,
};

/** The session of a signed-in user. */
export function sessionOf(username: string): SessionSnapshot {
  const times = { createdAt: '2026-11-21T08:00:00.000Z', expiresAt: '2026-11-21T20:00:00.000Z' };
  const session = { id: 'session-1', provider: USER.provider, proofs: [], ...times };
  return { status: 'signedIn', user: { ...USER, username }, session };
}

/** @param username the signed-in user; without one the session is unknown */
export async function renderPage(
  username?: string,
): Promise<{ readonly html: string; readonly session: SessionSnapshot | undefined }> {
  const session = username === undefined ? undefined : sessionOf(username);
  const client = createMenshen({ url: 'http://localhost:1' });
  return { html: await renderToString(createServerPage(client, session)), session };
}
