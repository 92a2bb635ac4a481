import { useState } from 'preact/hooks';
import { useHome, withContent } from '../context.js';
import { downloadFile } from '../download.js';
import { Card, Empty, Field, NoticeLine, useAction } from '../elements.js';

const TYPE = 'application/octet-stream';

export function CameraTab() {
  const { texts, state } = useHome();
  const cameras = withContent(state.providers, 'camera');
  if (cameras.length === 0) return <Empty>{texts.camera.none}</Empty>;
  return (
    <>
      <p class="soft">{texts.camera.intro}</p>
      {cameras.map(({ id, camera }) => (
        <Recorder key={id} provider={id} scenes={camera} />
      ))}
    </>
  );
}

interface RecorderProps {
  readonly provider: string;
  readonly scenes: ReturnType<typeof withContent<'camera'>>[number]['camera'];
}

function Recorder({ provider, scenes }: RecorderProps) {
  const { texts, control, language } = useHome();
  const [scene, setScene] = useState(scenes[0]?.id ?? '');
  const [address, setAddress] = useState('');
  const [notice, run] = useAction();
  const words = texts.camera;
  const record = async () => (await control.call('POST', `/providers/${provider}/camera`, { scene })).blob();
  const upload = async () => {
    const url = new URL(address.trim(), location.origin);
    if (url.origin !== location.origin) throw new Error(words.foreign);
    const response = await fetch(url, { method: 'PUT', headers: { 'content-type': TYPE }, body: await record() });
    if (!response.ok) throw new Error(`${words.refused} ${response.status}.`);
    return words.sent;
  };
  return (
    <Card title={provider}>
      <fieldset>
        <legend>{words.scene}</legend>
        {scenes.map(({ id, label }) => (
          <label class="choice" key={id}>
            <input type="radio" name={`${provider} scene`} checked={id === scene} onChange={() => setScene(id)} />
            {label[language]}
          </label>
        ))}
      </fieldset>
      <div class="toolbar">
        <Field label={words.address} hint={words.addressHint}>
          <input value={address} onInput={(event) => setAddress(event.currentTarget.value)} />
        </Field>
        <button type="button" class="primary" disabled={address.trim() === ''} onClick={() => run(upload)}>
          {words.send}
        </button>
        <button
          type="button"
          onClick={() =>
            run(async () => {
              downloadFile(await record(), `${scene}.bin`);
              return undefined;
            })
          }
        >
          {words.download}
        </button>
      </div>
      <NoticeLine notice={notice} />
    </Card>
  );
}
