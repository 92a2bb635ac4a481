import { useState } from 'preact/hooks';
import { useHome, withContent } from '../context.js';
import { Card, Empty, Field, NoticeLine, useAction, valuesOf } from '../elements.js';
import { matches, SearchField, useSearch } from '../searchField.js';
import { nameOf, User, type UserProvider } from './user.js';

export function UsersTab() {
  const { texts, state } = useHome();
  const [search, setSearch] = useSearch();
  const providers = withContent(state.providers, 'users');
  if (providers.length === 0) return <Empty>{texts.users.none}</Empty>;
  return (
    <>
      <div class="toolbar">
        <SearchField label={texts.users.search} value={search} onSearch={setSearch} />
      </div>
      {providers.map((provider) => (
        <Users key={provider.id} provider={provider} search={search} />
      ))}
    </>
  );
}

function Users({ provider, search }: { readonly provider: UserProvider; readonly search: string }) {
  const { texts, control } = useHome();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [notice, run] = useAction();
  const words = texts.users;
  const shown = provider.users.list.filter(({ id, username, email, phone }) =>
    matches(search, [id, username, email, phone]),
  );
  // A user that the search hides, or that is gone, is not deleted.
  const chosen = shown.filter(({ id }) => selected.has(id));
  const select = (id: string, isSelected: boolean) => {
    setSelected(new Set(isSelected ? [...selected, id] : [...selected].filter((each) => each !== id)));
  };
  const remove = () => {
    if (!confirm(`${words.removeSelected(chosen.length)}? ${chosen.map(nameOf).join(', ')}`)) return;
    run(async () => {
      for (const { id } of chosen) await control.call('DELETE', `/providers/${provider.id}/users/${id}`);
      return undefined;
    });
  };
  return (
    <Card title={provider.id}>
      <div class="toolbar">
        <label class="choice grow">
          <input
            type="checkbox"
            checked={shown.length > 0 && chosen.length === shown.length}
            onChange={({ currentTarget }) =>
              setSelected(new Set(currentTarget.checked ? shown.map(({ id }) => id) : []))
            }
          />
          {words.selectAll}
        </label>
        {chosen.length > 0 && (
          <button type="button" class="danger" onClick={remove}>
            {words.removeSelected(chosen.length)}
          </button>
        )}
      </div>
      <NoticeLine notice={notice} />
      <ul class="plain">
        {shown.map((user) => (
          <User
            key={user.id}
            provider={provider}
            user={user}
            isSelected={selected.has(user.id)}
            onSelect={(isSelected) => select(user.id, isSelected)}
          />
        ))}
      </ul>
      <AddUser provider={provider.id} />
    </Card>
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
