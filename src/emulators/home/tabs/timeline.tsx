import { useEffect, useState } from 'preact/hooks';
import type { TimelineEntry, TimelineSummary } from '../../timeline/timeline.js';
import { useHome } from '../context.js';
import { Empty, LongText, NoticeLine, useAction } from '../elements.js';
import { matches, SearchField, useSearch } from '../searchField.js';
import { formatTime } from '../times.js';

export function TimelineTab() {
  const { texts, state, control } = useHome();
  const [notice, run] = useAction();
  const [search, setSearch] = useSearch();
  const words = texts.timeline;
  const found = state.timeline.filter(({ operation, outcome, requests }) => {
    const sent = requests.flatMap((request) => [request.provider, request.operation, request.fault]);
    return matches(search, [operation, outcome, ...sent]);
  });
  const clear = () =>
    run(async () => {
      await control.call('DELETE', '/timeline');
      return undefined;
    });
  return (
    <>
      <p class="soft">{words.intro}</p>
      <div class="toolbar">
        <SearchField label={words.search} value={search} onSearch={setSearch} />
        <button type="button" disabled={state.timeline.length === 0} onClick={clear}>
          {words.clear}
        </button>
      </div>
      <NoticeLine notice={notice} />
      {found.length === 0 && <Empty>{state.timeline.length === 0 ? words.empty : words.nothing}</Empty>}
      <ol class="timeline">
        {found.map((entry) => (
          <Entry key={entry.id} summary={entry} />
        ))}
      </ol>
    </>
  );
}

function Entry({ summary }: { readonly summary: TimelineSummary }) {
  const { texts, state, language, control } = useHome();
  const [isOpen, setIsOpen] = useState(false);
  const [entry, setEntry] = useState<TimelineEntry>();
  const words = texts.timeline;
  const { id, operation, outcome, ms, requests, fromClient, at, transport, events } = summary;
  // The bodies are not part of the state. They are read again when the summary has changed.
  const version = JSON.stringify(summary);
  useEffect(() => {
    if (isOpen) control.entry(id).then(setEntry, () => setEntry(undefined));
  }, [isOpen, id, version, control]);
  const faults = [...new Set(requests.flatMap(({ fault }) => fault ?? []))];
  return (
    <li class="card">
      <details onToggle={(event) => setIsOpen(event.currentTarget.open)}>
        <summary>
          <strong class="break">{operation}</strong>{' '}
          {fromClient ? (
            <span class={`badge ${kindOf(outcome)}`}>{outcome ?? words.running}</span>
          ) : (
            <span class="badge">{words.vendorOnly}</span>
          )}
          {!fromClient && requests.map((request, index) => <Status key={index} request={request} />)}
          {faults.length > 0 && (
            <span class="badge warn">
              {words.fault}: {faults.join(', ')}
            </span>
          )}
          <span class="soft">
            {' '}
            {formatTime(at, state.now, language)}
            {transport !== 'HTTP' && ` · ${words.transports[transport]} · ${words.events(events)}`}
            {transport !== 'HTTP' && ms === null && ` · ${words.open}`}
            {ms !== null && ` · ${ms} ms`} · {words.requests(requests.length)}
          </span>
        </summary>
        {entry?.requestBody && <Body title={words.variables} text={entry.requestBody} />}
        <ol class="plain">
          {(entry?.requests ?? []).map((request, index) => (
            <li class="vendor" key={index}>
              <p class="break">
                <span class="badge">{request.provider}</span> <strong>{request.operation}</strong>{' '}
                <Status request={request} />
                {request.fault !== null && (
                  <span class="badge warn">
                    {words.fault}: {request.fault}
                  </span>
                )}
                {request.ms !== null && <span class="soft"> {request.ms} ms</span>}
              </p>
              <Body
                title={`${words.request}: ${request.method} ${request.path}`}
                text={request.requestBody || words.noBody}
              />
              <Body title={words.response} text={request.responseBody || words.noBody} />
            </li>
          ))}
        </ol>
      </details>
    </li>
  );
}

function Status({ request: { status } }: { readonly request: TimelineSummary['requests'][number] }) {
  const { texts } = useHome();
  return (
    <span class={status === null || status >= 400 ? 'badge bad' : 'badge good'}>
      {status ?? texts.timeline.noAnswer}
    </span>
  );
}

/** Error codes are in upper case. Types of results that are no success are ordinary answers. */
function kindOf(outcome: string | null): string {
  if (outcome === null) return 'warn';
  if (/Success$|^OK$/.test(outcome)) return 'good';
  return /^[A-Z_, ]+$|^HTTP [45]/.test(outcome) ? 'bad' : '';
}

function Body({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <details class="body">
      <summary class="break">{title}</summary>
      <LongText text={text} />
    </details>
  );
}
