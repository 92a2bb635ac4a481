import { useState } from 'preact/hooks';
import { useHome } from '../context.js';
import { Card, Empty, Field, NoticeLine, useAction, valuesOf } from '../elements.js';
import type { Texts } from '../english.js';

type Mode = keyof Texts['faults']['modes'];

export function FaultsTab() {
  const { texts, state, control } = useHome();
  const [mode, setMode] = useState<Mode>('http500');
  const [notice, run] = useAction();
  const words = texts.faults;
  const inject = (event: SubmitEvent) => {
    const { provider = '', match, status, delay, count, probability, seed } = valuesOf(event);
    run(async () => {
      await control.call('POST', `/providers/${provider}/faults`, {
        count: Number(count),
        ...(mode !== 'delay' && { mode }),
        ...(match && { match }),
        ...(mode === 'status' && { status: Number.isNaN(Number(status)) ? status : Number(status) }),
        ...(delay && { delayMs: Number(delay) }),
        ...(probability && { probability: Number(probability) }),
        ...(seed && { seed: Number(seed) }),
      });
      return undefined;
    });
  };
  const pending = state.providers.flatMap(({ id, faults }) => faults.map((fault) => ({ provider: id, fault })));
  const remove = (paths: readonly string[]) =>
    run(async () => {
      for (const path of paths) await control.call('DELETE', path);
      return undefined;
    });
  return (
    <>
      <p class="soft">{words.intro}</p>
      <Card>
        <form class="form" onSubmit={inject}>
          <Field label={words.provider}>
            <select name="provider">
              {state.providers.map(({ id }) => (
                <option key={id}>{id}</option>
              ))}
            </select>
          </Field>
          <Field label={words.mode}>
            <select value={mode} onChange={(event) => setMode(event.currentTarget.value as Mode)}>
              {Object.entries(words.modes).map(([name, label]) => (
                <option key={name} value={name}>
                  {label}
                </option>
              ))}
            </select>
          </Field>
          <Field label={words.match} hint={words.matchHint}>
            <input name="match" />
          </Field>
          {mode === 'status' && (
            <Field label={words.code}>
              <input name="status" required />
            </Field>
          )}
          <Field label={words.count} hint={words.countHint}>
            <input name="count" type="number" min="1" step="1" defaultValue="1" required />
          </Field>
          <Field label={words.delay}>
            <input name="delay" type="number" min="0" required={mode === 'delay'} />
          </Field>
          <Field label={words.probability}>
            <input name="probability" type="number" min="0" max="1" step="any" />
          </Field>
          <Field label={words.seed}>
            <input name="seed" type="number" step="1" />
          </Field>
          <button type="submit" class="primary">
            {words.inject}
          </button>
        </form>
        <NoticeLine notice={notice} />
      </Card>
      <Card title={words.pending}>
        {pending.length === 0 && <Empty>{words.none}</Empty>}
        <ul class="plain">
          {pending.map(({ provider, fault }) => (
            <li class="row" key={`${provider} ${fault.id}`}>
              <span class="grow break">
                <span class="badge">{provider}</span> {words.modes[fault.mode ?? 'delay']}
                {fault.status !== undefined && ` ${fault.status}`}
                {fault.delayMs !== undefined && `, ${fault.delayMs} ms`} ·{' '}
                {fault.match === undefined ? words.every : <code>{fault.match}</code>} · {fault.left} {words.left}
                {fault.probability !== undefined && ` · p = ${fault.probability}, ${words.seed} ${fault.seed ?? 1}`}
              </span>
              <button type="button" onClick={() => remove([`/providers/${provider}/faults/${fault.id}`])}>
                {words.remove}
              </button>
            </li>
          ))}
        </ul>
        {pending.length > 1 && (
          <button type="button" onClick={() => remove(state.providers.map(({ id }) => `/providers/${id}/faults`))}>
            {words.clear}
          </button>
        )}
      </Card>
    </>
  );
}
