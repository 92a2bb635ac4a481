import { useHome, useNow } from '../context.js';
import { Card, Field, NoticeLine, useAction, valuesOf } from '../elements.js';
import { formatDateTime, formatDuration } from '../times.js';

const STEPS = [
  ['minute', 60],
  ['fiveMinutes', 300],
  ['hour', 3600],
  ['day', 86_400],
  ['week', 604_800],
] as const;

export function ClockTab() {
  const { texts, state, control, language } = useHome();
  const now = useNow();
  const [notice, run] = useAction();
  const words = texts.clock;
  const advance = (seconds: number) =>
    run(async () => {
      await control.call('POST', '/clock/advance', { seconds });
      return undefined;
    });
  const reset = () =>
    run(async () => {
      await control.call('DELETE', '/clock');
      return undefined;
    });
  return (
    <>
      <p class="soft">{words.intro}</p>
      <Card>
        <dl class="facts">
          <dt>{words.now}</dt>
          <dd class="code">{formatDateTime(now, language)}</dd>
          <dt>{words.ahead}</dt>
          <dd>{state.offsetSeconds === 0 ? words.real : formatDuration(state.offsetSeconds, language)}</dd>
        </dl>
        <fieldset>
          <legend>{words.advance}</legend>
          <div class="toolbar">
            {STEPS.map(([name, seconds]) => (
              <button key={name} type="button" onClick={() => advance(seconds)}>
                + {words[name]}
              </button>
            ))}
          </div>
        </fieldset>
        <form class="toolbar" onSubmit={(event) => advance(Number(valuesOf(event).seconds))}>
          <Field label={words.seconds}>
            <input name="seconds" type="number" min="1" step="1" required />
          </Field>
          <button type="submit">{words.advance}</button>
          <button type="button" disabled={state.offsetSeconds === 0} onClick={reset}>
            {words.reset}
          </button>
        </form>
        <NoticeLine notice={notice} />
      </Card>
    </>
  );
}
