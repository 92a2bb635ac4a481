import { useEffect, useState } from 'preact/hooks';
import type { HomeUser } from '../../homeContent.js';
import { useHome, withContent } from '../context.js';
import { Card, CopyButton, NoticeLine, useAction } from '../elements.js';
import type { ProviderMode, SignedInUser } from '../serverClient.js';
import type { UserProvider } from './user.js';

const LINKS = [
  ['/docs/', 'documentation', 'documentationHint'],
  ['/sign-in', 'signInPage', 'signInPageHint'],
  ['/account', 'account', 'accountHint'],
  ['/explorer', 'explorer', 'explorerHint'],
  ['/graphql', 'sandbox', 'sandboxHint'],
  ['/schema.graphql', 'schema', 'schemaHint'],
  ['/emulators', 'emulators', 'emulatorsHint'],
] as const;

export function OverviewTab() {
  const { texts, server, control, state, isLive } = useHome();
  const [me, setMe] = useState<SignedInUser | null>(null);
  const [providers, setProviders] = useState<readonly ProviderMode[]>([]);
  const [notice, run] = useAction();
  const words = texts.overview;
  const report = (error: unknown) => run(() => Promise.reject(error));
  // The session ends with the server and by the clock, and other tabs of the browser share it.
  useEffect(() => {
    if (!isLive) return;
    const read = () => void server.me().then(setMe, report);
    read();
    addEventListener('focus', read);
    return () => removeEventListener('focus', read);
  }, [server, isLive, state.offsetSeconds]);
  useEffect(() => {
    if (isLive) server.providers().then(setProviders, report);
  }, [server, isLive]);

  /** The codes of the last event can be past: they change without one. */
  const readCode = async (provider: string, { email, username }: HomeUser) => {
    const { providers } = await control.state();
    const authenticators = providers.find(({ id }) => id === provider)?.authenticators ?? [];
    return authenticators.find(({ account, enabled }) => enabled && [email, username].includes(account))?.code;
  };
  const signIn = (user: HomeUser, { id, users }: UserProvider) =>
    run(async () => {
      const { __typename: type, message } = await server.signIn(user, users.identityProvider, () => readCode(id, user));
      setMe(await server.me());
      if (type === 'LoginSuccess') return `${words.result}: ${type}`;
      // The page has answered with the running code, so it was used before.
      const reason = type === 'MfaRejected' ? words.usedCode : message;
      throw new Error(`${type}${reason ? `. ${reason}` : ''}`);
    });
  const signOut = () =>
    run(async () => {
      await server.signOut();
      setMe(null);
      return undefined;
    });

  return (
    <>
      <Card title={words.session}>
        <div class="row">
          <p class="grow">
            {me === null ? (
              words.signedOut
            ) : (
              <>
                {words.signedInAs} <strong>{me.email ?? me.username ?? me.id}</strong>
              </>
            )}
          </p>
          {me !== null && (
            <button type="button" onClick={signOut}>
              {words.signOut}
            </button>
          )}
        </div>
        <NoticeLine notice={notice} />
      </Card>
      <Card title={words.people}>
        <p class="soft">{words.peopleHint}</p>
        {withContent(state.providers, 'users').map((provider) => (
          <PeopleTable key={provider.id} provider={provider} onSignIn={(user) => signIn(user, provider)} />
        ))}
      </Card>
      <Card title={words.addresses}>
        <ul class="links">
          {LINKS.map(([path, name, hint]) => (
            <li key={path} class="row">
              <span class="grow">
                <a href={path}>{words[name]}</a> <small class="soft">{words[hint]}</small>
              </span>
              <code>{path}</code>
              <CopyButton text={location.origin + path} />
            </li>
          ))}
        </ul>
      </Card>
      <Card title={words.providers}>
        <ul class="chips">
          {providers.map(({ id, mode }) => (
            <li key={id}>
              {id} <span class={`badge ${mode === 'OFF' ? '' : 'good'}`}>{mode}</span>
            </li>
          ))}
        </ul>
      </Card>
    </>
  );
}

interface PeopleTableProps {
  readonly provider: UserProvider;
  readonly onSignIn: (user: HomeUser) => void;
}

function PeopleTable({ provider, onSignIn }: PeopleTableProps) {
  const { texts, language } = useHome();
  const words = texts.overview;
  return (
    <table class="people">
      <caption>{provider.id}</caption>
      <thead>
        <tr>
          <th scope="col">{words.name}</th>
          <th scope="col">{words.email}</th>
          <th scope="col">{words.password}</th>
          <th scope="col">{words.special}</th>
          <th>
            <span class="hidden">{words.signIn}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {provider.users.list.map((user) => (
          <tr key={user.id}>
            <td data-label={words.name}>{user.username ?? user.phone ?? '–'}</td>
            <td data-label={words.email}>{user.email ?? '–'}</td>
            <td data-label={words.password}>
              {user.password === null ? (
                texts.users.unknown
              ) : (
                <>
                  <code>{user.password}</code> <CopyButton text={user.password} />
                </>
              )}
            </td>
            <td data-label={words.special}>{user.note?.[language] ?? (user.blocked ? texts.users.blocked : '–')}</td>
            <td>
              {user.password !== null && user.email !== null && (
                <button
                  type="button"
                  aria-label={`${words.signInAs} ${user.email} (${provider.id})`}
                  onClick={() => onSignIn(user)}
                >
                  {words.signIn}
                </button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
