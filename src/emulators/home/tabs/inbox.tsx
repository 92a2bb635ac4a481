import { useEffect, useState } from 'preact/hooks';
import type { InboxMessage } from '../../inbox.js';
import { useHome, useNow } from '../context.js';
import { CopyButton, Empty, NoticeLine, useAction } from '../elements.js';
import { matches, SearchField, useSearch } from '../searchField.js';
import { formatDuration, formatTime } from '../times.js';
import { isUnread, newestSeen, storeSeen } from '../unread.js';

export function InboxTab() {
  const { texts, state, control } = useHome();
  const [search, setSearch] = useSearch();
  const [notice, run] = useAction();
  const words = texts.inbox;
  // As the tab was opened: the mark of a message stays until the tab is left.
  const [seen] = useState(newestSeen);
  useEffect(() => storeSeen(state.inbox), [state.inbox]);
  const found = state.inbox.filter(({ to, code, scene }) => matches(search, [to, code, scene]));
  const remove = (path: string) =>
    run(async () => {
      await control.call('DELETE', path);
      return undefined;
    });
  return (
    <>
      <p class="soft">{words.intro}</p>
      <div class="toolbar">
        <SearchField label={words.search} value={search} onSearch={setSearch} />
        <button type="button" disabled={state.inbox.length === 0} onClick={() => remove('/inbox')}>
          {words.clear}
        </button>
      </div>
      <NoticeLine notice={notice} />
      {found.length === 0 && <Empty>{state.inbox.length === 0 ? words.empty : words.nothing}</Empty>}
      <ul class="cards" aria-live="polite">
        {found.map((message) => (
          <Message
            key={message.id}
            message={message}
            isNew={isUnread(message, seen)}
            onRemove={() => remove(`/inbox/${message.id}`)}
          />
        ))}
      </ul>
    </>
  );
}

interface MessageProps {
  readonly message: InboxMessage;
  readonly isNew: boolean;
  readonly onRemove: () => void;
}

function Message({ message, isNew, onRemove }: MessageProps) {
  const { texts, language } = useHome();
  const now = useNow();
  const words = texts.inbox;
  const { to, channel, scene, code, sentAt, expiresAt } = message;
  const left = expiresAt === null ? null : (Date.parse(expiresAt) - now) / 1000;
  const isLink = /^https?:\/\//.test(code);
  return (
    <li class="card message">
      <div class="row">
        {isLink ? (
          <a class="grow break" href={code} target="_blank" rel="noreferrer">
            {words.openLink}
          </a>
        ) : (
          <span class={left !== null && left <= 0 ? 'code grow past' : 'code grow'}>{code}</span>
        )}
        <CopyButton text={code} label={words.copyCode} />
        <button type="button" class="quiet small" aria-label={`${words.remove}: ${code}`} onClick={onRemove}>
          {words.remove}
        </button>
      </div>
      <p class="soft break">
        {isNew && <span class="badge good">{words.unread}</span>}{' '}
        <span class="badge">{channel === 'sms' ? words.sms : words.mail}</span> {to}
        {scene !== null && ` · ${scene}`} · {formatTime(sentAt, now, language)}
        {left !== null && ` · ${left > 0 ? `${words.expiresIn} ${formatDuration(left, language)}` : words.expired}`}
      </p>
    </li>
  );
}
