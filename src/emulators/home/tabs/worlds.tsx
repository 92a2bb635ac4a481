import { useEffect, useState } from 'preact/hooks';
import type { WorldSummary } from '../../worlds/worlds.js';
import { useHome } from '../context.js';
import { Card, CopyButton, Empty, LongText, NoticeLine, useAction } from '../elements.js';

export function WorldsTab() {
  const { texts, state, control } = useHome();
  const [isCreating, setIsCreating] = useState(false);
  const [created, setCreated] = useState<string>();
  const [notice, run] = useAction();
  const words = texts.worlds;
  const { worlds } = state;
  if (worlds === null) return <Empty>{words.none}</Empty>;
  const create = () => {
    setIsCreating(true);
    run(async () => {
      try {
        setCreated((await control.createWorld()).id);
        return undefined;
      } finally {
        setIsCreating(false);
      }
    });
  };
  return (
    <>
      <p class="soft">
        {words.intro} {words.idle(Math.round(worlds.idleSeconds / 60))}
      </p>
      <div class="toolbar">
        <button type="button" class="primary" disabled={isCreating} onClick={create}>
          {isCreating ? words.creating : words.create}
        </button>
        <p class="soft">{words.running(worlds.running.length, worlds.max)}</p>
      </div>
      <NoticeLine notice={notice} />
      {worlds.running.length === 0 && <Empty>{words.empty}</Empty>}
      <ul class="cards" aria-live="polite">
        {worlds.running.map((world) => (
          <li key={world.id}>
            <World world={world} isNew={world.id === created} />
          </li>
        ))}
      </ul>
    </>
  );
}

function World({ world, isNew }: { readonly world: WorldSummary; readonly isNew: boolean }) {
  const { texts, control } = useHome();
  const [notice, run] = useAction();
  const words = texts.worlds;
  const { id, url, graphql } = world;
  const remove = () => {
    if (!confirm(`${words.removeQuestion} ${id}`)) return;
    run(async () => {
      await control.call('DELETE', `/worlds/${id}`);
      return undefined;
    });
  };
  return (
    <Card title={id}>
      <div class="row">
        <span class="grow break">
          {words.home}:{' '}
          <a href={url} target="_blank" rel="noreferrer">
            {url}
          </a>
        </span>
        <CopyButton text={url} />
      </div>
      <div class="row">
        <span class="grow break">
          {words.graphql}: <code>{graphql}</code>
        </span>
        <CopyButton text={graphql} />
      </div>
      <Environment id={id} isOpen={isNew} />
      <NoticeLine notice={notice} />
      <button type="button" class="danger" aria-label={`${words.remove} ${id}`} onClick={remove}>
        {words.remove}
      </button>
    </Card>
  );
}

/** The variables are read when the section opens. */
function Environment({ id, isOpen }: { readonly id: string; readonly isOpen: boolean }) {
  const { texts, control } = useHome();
  const [wanted, setWanted] = useState(isOpen);
  /** For a shell and for an .env file. */
  const [lines, setLines] = useState<string>();
  const [notice, run] = useAction();
  const words = texts.worlds;
  // The world can arrive by its event before the response says that it is new.
  useEffect(() => {
    if (isOpen) setWanted(true);
  }, [isOpen]);
  useEffect(() => {
    if (!wanted) return;
    run(async () => {
      const variables = await control.worldEnvironment(id);
      setLines(
        Object.entries(variables)
          .map(([name, value]) => `${name}=${/\s/.test(value) ? `'${value}'` : value}`)
          .join('\n'),
      );
      return undefined;
    });
    // Its variables do not change while a world runs.
  }, [wanted, id]);
  return (
    <details open={wanted} onToggle={(event) => setWanted(event.currentTarget.open)}>
      <summary>{words.environment}</summary>
      <div class="row">
        <p class="soft grow">{words.environmentHint}</p>
        {lines !== undefined && <CopyButton text={lines} name={`${texts.copy}: ${words.environment} ${id}`} />}
      </div>
      {lines !== undefined && <LongText text={lines} />}
      <NoticeLine notice={notice} />
    </details>
  );
}
