import { useState } from 'preact/hooks';
import type { HomeUser } from '../../homeContent.js';
import { useHome, withContent } from '../context.js';
import { Card, CopyButton, Empty, Field, NoticeLine, useAction, valuesOf } from '../elements.js';
import { matches, SearchField } from '../searchField.js';

type UserProvider = ReturnType<typeof withContent<'users'>>[number];

export function UsersTab() {
  const { texts, state } = useHome();
  const [search, setSearch] = useState('');
  const providers = withContent(state.providers, 'users');
  if (providers.length === 0) return <Empty>{texts.users.none}</Empty>;
  return (
    <>
      <div class="toolbar">
        <SearchField label={texts.users.search} value={search} onSearch={setSearch} />
      </div>
      {providers.map((provider) => (
        <Card key={provider.id} title={provider.id}>
          <ul class="plain">
            {provider.users.list
              .filter(({ id, username, email, phone }) => matches(search, [id, username, email, phone]))
              .map((user) => (
                <User key={user.id} provider={provider} user={user} />
              ))}
          </ul>
          <AddUser provider={provider.id} />
        </Card>
      ))}
    </>
  );
}

function User({ provider, user }: { readonly provider: UserProvider; readonly user: HomeUser }) {
  const { texts, control, language } = useHome();
  const [notice, run] = useAction();
  const words = texts.users;
  const path = `/providers/${provider.id}/users/${user.id}`;
  const name = user.email ?? user.username ?? user.phone ?? user.id;
  const change = (body: object, done?: string) =>
    run(async () => {
      await control.call('POST', path, body);
      return done;
    });
  const remove = () => {
    if (!confirm(`${words.removeQuestion} ${name}`)) return;
    run(async () => {
      await control.call('DELETE', path);
      return undefined;
    });
  };
  return (
    <li class="person">
      <div class="row">
        <div class="grow break">
          <strong>{name}</strong> {user.blocked && <span class="badge bad">{words.blocked}</span>}
          <div class="soft">{[user.username, user.phone, user.note?.[language]].filter(Boolean).join(' · ')}</div>
          <div class="soft">
            <code>{user.id}</code> <CopyButton text={user.id} />
          </div>
        </div>
        <button
          type="button"
          aria-label={`${user.blocked ? words.unblock : words.block} ${name}`}
          onClick={() => change({ blocked: !user.blocked })}
        >
          {user.blocked ? words.unblock : words.block}
        </button>
        <button type="button" class="danger" aria-label={`${words.remove} ${name}`} onClick={remove}>
          {words.remove}
        </button>
      </div>
      {provider.users.fields.length > 0 && (
        <details>
          <summary>{words.fields}</summary>
          <form class="form" onSubmit={(event) => change({ fields: valuesOf(event) }, words.saved)}>
            {provider.users.fields.map(({ key, label, type }) => (
              <Field key={key} label={label} hint={`${key}, ${type}`}>
                <input name={key} defaultValue={user.fields[key] ?? ''} />
              </Field>
            ))}
            <button type="submit">{words.save}</button>
          </form>
        </details>
      )}
      <NoticeLine notice={notice} />
    </li>
  );
}

function AddUser({ provider }: { readonly provider: string }) {
  const { texts, control } = useHome();
  const [notice, run] = useAction();
  const words = texts.users;
  const add = (event: SubmitEvent) => {
    const { email, username, phone, password } = valuesOf(event);
    const form = event.currentTarget;
    run(async () => {
      const optional = { ...(username && { username }), ...(phone && { phone }) };
      await control.call('POST', `/providers/${provider}/users`, { email, password, ...optional });
      if (form instanceof HTMLFormElement) form.reset();
      return words.added;
    });
  };
  return (
    <details>
      <summary>{words.add}</summary>
      <form class="form" onSubmit={add}>
        <Field label={texts.overview.email}>
          <input name="email" type="email" required />
        </Field>
        <Field label={texts.overview.password}>
          <input name="password" required minLength={6} autocomplete="off" />
        </Field>
        <Field label={words.username} hint={words.optional}>
          <input name="username" />
        </Field>
        <Field label={words.phone} hint={words.optional}>
          <input name="phone" inputMode="numeric" />
        </Field>
        <button type="submit" class="primary">
          {words.add}
        </button>
      </form>
      <NoticeLine notice={notice} />
    </details>
  );
}
