/** A page that a server renders and a browser hydrates. */
import type { Menshen, SessionSnapshot } from '@menshen/client';
import type { ReactElement } from 'react';
import { MenshenProvider, useSession, useSignIn, useSignInOptions, useUser } from '../src/index.js';

interface Props {
  readonly client: Menshen;
  readonly session?: SessionSnapshot | undefined;
}

export function ServerPage({ client, session }: Props): ReactElement {
  return (
    <MenshenProvider client={client} initialSession={session}>
      <Status />
    </MenshenProvider>
  );
}

function Status(): ReactElement {
  const user = useUser();
  const { options } = useSignInOptions();
  const name = user === undefined ? 'unknown' : (user?.username ?? 'signed out');
  return (
    <p id="status">
      {useSession().status} {name} {useSignIn().kind} {options?.methods.length ?? 'no'} methods
    </p>
  );
}
