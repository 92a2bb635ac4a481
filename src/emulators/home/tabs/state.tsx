import { useRef } from 'preact/hooks';
import { useHome } from '../context.js';
import { downloadFile } from '../download.js';
import { Card, Field, NoticeLine, useAction } from '../elements.js';

export function StateTab() {
  const { texts, control } = useHome();
  const [notice, run] = useAction();
  const file = useRef<HTMLInputElement>(null);
  const words = texts.state;
  const reset = () => {
    if (!confirm(words.resetQuestion)) return;
    run(async () => {
      await control.call('POST', '/reset');
      return words.resetDone;
    });
  };
  const save = () =>
    run(async () => {
      downloadFile(await (await control.call('GET', '/export')).blob(), 'menshen-state.json');
      return undefined;
    });
  const load = () =>
    run(async () => {
      const chosen = file.current?.files?.[0];
      if (chosen === undefined) throw new Error(words.noFile);
      await control.call('POST', '/import', parseState(await chosen.text()));
      return words.imported;
    });
  const parseState = (text: string): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      throw new Error(words.otherFile);
    }
  };
  return (
    <>
      <NoticeLine notice={notice} />
      <Card title={words.reset}>
        <p class="soft">{words.resetHint}</p>
        <button type="button" class="danger" onClick={reset}>
          {words.reset}
        </button>
      </Card>
      <Card title={words.export}>
        <p class="soft">{words.exportHint}</p>
        <button type="button" onClick={save}>
          {words.export}
        </button>
      </Card>
      <Card title={words.import}>
        <p class="soft">{words.importHint}</p>
        <div class="toolbar">
          <Field label={words.file}>
            <input type="file" accept="application/json,.json" ref={file} />
          </Field>
          <button type="button" onClick={load}>
            {words.import}
          </button>
        </div>
      </Card>
      <p class="soft">
        <code>{words.commandLine}</code>
      </p>
    </>
  );
}
