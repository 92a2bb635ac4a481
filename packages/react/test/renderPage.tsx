/** Renders `ServerPage` as a server does. */
import { createMenshen, type SessionSnapshot } from '@menshen/client';
import { renderToString } from 'react-dom/server';
import { signedInSnapshot } from '../../../test/support/snapshots.js';
import { ServerPage } from './serverPage.js';

/** @param username the signed-in user; without one the session is unknown */
export function renderPage(username?: string): {
  readonly html: string;
  readonly session: SessionSnapshot | undefined;
} {
  const session = username === undefined ? undefined : signedInSnapshot(username);
  const client = createMenshen({ url: 'http://localhost:1' });
  return { html: renderToString(<ServerPage client={client} session={session} />), session };
}
