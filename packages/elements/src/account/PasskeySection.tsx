import type { EnrollPasskeyState, Passkey } from '@menshen/client';
import { useEffect, useState } from 'preact/hooks';
import { Alert } from '../controls/Alert.js';
import { Button } from '../controls/Button.js';
import { Field } from '../controls/Field.js';
import { Form } from '../controls/Form.js';
import { SetbackAlert } from '../controls/SetbackAlert.js';
import { useFlow } from '../view/useFlow.js';
import { useResting } from '../view/useResting.js';
import { Busy, useView } from '../view/view.js';
import { useAccount } from './account.js';
import { dateText } from './dates.js';
import { Row } from './Row.js';
import { Section } from './Section.js';
import { type Change, useChange } from './useChange.js';

const NAMES = { name: ['name'] };

/** The passkeys: add, rename, remove. */
export function PasskeySection() {
  const { client, texts } = useView();
  const { account, prove, reload, closeStepUp } = useAccount();
  const change = useChange();
  const flow = useFlow(() => client.enrollPasskey({ prove }), [client]);
  const { step, isBusy, setback } = useResting<EnrollPasskeyState>(flow.state);
  const isDone = step.kind === 'done';
  useEffect(() => {
    if (!isBusy) closeStepUp();
  }, [isBusy]);
  useEffect(() => {
    if (isDone) reload().then(() => flow.restart());
  }, [isDone]);
  const { passkeys } = account;
  if (passkeys === null) return null;
  return (
    <Section title={texts.passkeys} change={change}>
      <SetbackAlert
        setback={setback?.kind === 'failed' && setback.error.code === 'STEP_UP_REQUIRED' ? null : setback}
      />
      <Alert message={change.problem?.message ?? (step.kind === 'rejected' ? step.problem.message : null)} />
      {passkeys.length === 0 ? (
        <p class="muted">{texts.noPasskeys}</p>
      ) : (
        <ul class="items">
          {passkeys.map((passkey) => (
            <PasskeyRow key={passkey.id} passkey={passkey} change={change} />
          ))}
        </ul>
      )}
      <Busy.Provider value={isBusy || change.isBusy}>
        <div>
          <Button onClick={() => flow.start()}>{texts.addPasskey}</Button>
        </div>
      </Busy.Provider>
    </Section>
  );
}

function PasskeyRow({ passkey, change }: { readonly passkey: Passkey; readonly change: Change }) {
  const { client, texts, language } = useView();
  const [isRenaming, setRenaming] = useState(false);
  const { id, createdAt, lastUsedAt } = passkey;
  const name = passkey.name ?? texts.factors.PASSKEY;
  const rename = async (text: string) => {
    if (await change.run(() => client.operations.renamePasskey({ id, name: text }))) setRenaming(false);
  };
  const remove = () => {
    if (confirm(texts.confirmRemove(name))) change.run(() => client.operations.removePasskey({ id }));
  };
  if (isRenaming) {
    return (
      <li>
        <div class="grow">
          <Form
            takesFocus
            names={NAMES}
            problem={change.problem}
            onSubmit={({ name: text = '' }) => rename(text.trim())}
          >
            <Field name="name" label={texts.passkeyName} value={name} maxLength={64} autocomplete="off" isFirst />
            <div class="row">
              <Button variant="primary">{texts.save}</Button>
              <Button onClick={() => setRenaming(false)}>{texts.cancel}</Button>
            </div>
          </Form>
        </div>
      </li>
    );
  }
  const used = lastUsedAt === null ? '' : ` · ${texts.usedAt(dateText(lastUsedAt, language))}`;
  return (
    <Row label={name} detail={`${texts.addedAt(dateText(createdAt, language))}${used}`}>
      <Button isCompact label={`${texts.rename}: ${name}`} onClick={() => setRenaming(true)}>
        {texts.rename}
      </Button>
      <Button isCompact variant="danger" label={`${texts.remove}: ${name}`} onClick={remove}>
        {texts.remove}
      </Button>
    </Row>
  );
}
