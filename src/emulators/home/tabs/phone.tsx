import { useState } from 'preact/hooks';
import type { PhoneRequest } from '../../homeContent.js';
import { useHome, useNow, withContent } from '../context.js';
import { Empty, Field, NoticeLine, useAction } from '../elements.js';
import { isOpen } from '../phoneRequest.js';
import { formatDuration, formatTime } from '../times.js';

export function PhoneTab() {
  const { texts, state } = useHome();
  const phones = withContent(state.providers, 'phone');
  const words = texts.phone;
  if (phones.length === 0) return <Empty>{words.none}</Empty>;
  return (
    <>
      <p class="soft">{words.intro}</p>
      {phones.map(({ id, phone }) => (
        <div key={id} aria-live="polite">
          {phone.length === 0 && <Empty>{words.empty}</Empty>}
          <ul class="cards">
            {phone.map((request) => (
              <Request key={request.id} provider={id} request={request} />
            ))}
          </ul>
        </div>
      ))}
    </>
  );
}

const KINDS: Readonly<Record<PhoneRequest['state'], string>> = {
  PENDING: 'warn',
  SCANNED: 'warn',
  APPROVED: 'good',
  DENIED: 'bad',
  EXPIRED: '',
};

function Request({ provider, request }: { readonly provider: string; readonly request: PhoneRequest }) {
  const { texts, language, control } = useHome();
  const [user, setUser] = useState(request.user ?? '');
  const [notice, run] = useAction();
  const now = useNow();
  const words = texts.phone;
  const left = (Date.parse(request.expiresAt) - now) / 1000;
  const waits = isOpen(request, now);
  const state = waits || request.state === 'APPROVED' || request.state === 'DENIED' ? request.state : 'EXPIRED';
  const mustScan = request.kind === 'QR_CODE' && request.state === 'PENDING';
  const send = (verb: 'scan' | 'approve' | 'deny') =>
    run(async () => {
      const body = verb === 'scan' || user.trim() === '' ? {} : { user: user.trim() };
      await control.call('POST', `/providers/${provider}/phone/${request.id}/${verb}`, body);
      return undefined;
    });
  return (
    <li class="card">
      <div class="row">
        <h3 class="grow break">{request.title || words.untitled}</h3>
        <span class={`badge ${KINDS[state]}`}>{words.states[state]}</span>
      </div>
      {request.details && <p class="break">{request.details}</p>}
      <p class="soft">
        {request.kind === 'PUSH' ? words.push : words.qr} · {formatTime(request.createdAt, now, language)}
        {waits && ` · ${texts.inbox.expiresIn} ${formatDuration(left, language)}`}
        {(state === 'APPROVED' || state === 'DENIED') && ` · ${words.by} ${request.user}`}
      </p>
      {waits && (
        <div class="toolbar">
          <Field label={words.as}>
            <input value={user} maxLength={256} onInput={(event) => setUser(event.currentTarget.value)} />
          </Field>
          {mustScan && (
            <button type="button" class="primary" onClick={() => send('scan')}>
              {words.scan}
            </button>
          )}
          <button type="button" class={mustScan ? '' : 'primary'} onClick={() => send('approve')}>
            {words.approve}
          </button>
          <button type="button" onClick={() => send('deny')}>
            {words.deny}
          </button>
        </div>
      )}
      <NoticeLine notice={notice} />
    </li>
  );
}
