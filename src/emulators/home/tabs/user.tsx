import type { HomeUser } from '../../homeContent.js';
import { useHome, type withContent } from '../context.js';
import { CopyButton, Field, NoticeLine, useAction, valuesOf } from '../elements.js';

export type UserProvider = ReturnType<typeof withContent<'users'>>[number];

interface UserProps {
  readonly provider: UserProvider;
  readonly user: HomeUser;
  readonly isSelected: boolean;
  readonly onSelect: (isSelected: boolean) => void;
}

export function nameOf({ email, username, phone, id }: HomeUser): string {
  return email ?? username ?? phone ?? id;
}

export function User({ provider, user, isSelected, onSelect }: UserProps) {
  const { texts, control, language } = useHome();
  const [notice, run] = useAction();
  const words = texts.users;
  const path = `/providers/${provider.id}/users/${user.id}`;
  const name = nameOf(user);
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
        <input
          type="checkbox"
          aria-label={`${words.select} ${name}`}
          checked={isSelected}
          onChange={(event) => onSelect(event.currentTarget.checked)}
        />
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
      <EditUser user={user} onChange={(body) => change(body, words.saved)} />
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

function EditUser({ user, onChange }: { readonly user: HomeUser; readonly onChange: (body: object) => void }) {
  const { texts } = useHome();
  const words = texts.users;
  const save = (event: SubmitEvent) => {
    const { email = '', phone = '', password = '' } = valuesOf(event);
    onChange({
      ...(email !== (user.email ?? '') && { email }),
      ...(phone !== (user.phone ?? '') && { phone }),
      ...(password !== '' && { password }),
    });
  };
  return (
    <details>
      <summary>{words.edit}</summary>
      <form class="form" onSubmit={save}>
        <Field label={texts.overview.email}>
          <input name="email" type="email" required={user.email !== null} defaultValue={user.email ?? ''} />
        </Field>
        <Field label={words.phone} hint={words.optional}>
          <input name="phone" inputMode="numeric" defaultValue={user.phone ?? ''} />
        </Field>
        <Field label={words.newPassword} hint={words.unchanged}>
          <input name="password" minLength={6} autocomplete="off" />
        </Field>
        <button type="submit">{words.saveUser}</button>
      </form>
    </details>
  );
}
