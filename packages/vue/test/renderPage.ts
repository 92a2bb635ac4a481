/** Renders the server page as a server does. */
import { createMenshen, type SessionSnapshot } from '@menshen/client';
import { renderToString } from 'vue/server-renderer';
import { signedInSnapshot } from '../../../test/support/snapshots.js';
import { createServerPage } from './serverPage.js';

/** @param username the signed-in user; without one the session is unknown */
export async function renderPage(
  username?: string,
): Promise<{ readonly html: string; readonly session: SessionSnapshot | undefined }> {
  const session = username === undefined ? undefined : signedInSnapshot(username);
  const client = createMenshen({ url: 'http://localhost:1' });
  return { html: await renderToString(createServerPage(client, session)), session };
}
