import { useState } from 'preact/hooks';
import { Button } from '../controls/Button.js';
import { Field } from '../controls/Field.js';
import { Form } from '../controls/Form.js';
import { Busy, useView } from '../view/view.js';
import { useAccount } from './account.js';
import { dateText } from './dates.js';
import type { PasskeyItem } from './documents.js';
import { Row } from './Row.js';
import { RowButton } from './RowButton.js';
import { Section } from './Section.js';
import { type Change, useChange } from './useChange.js';
import { useEnrollment } from './useEnrollment.js';

const NAMES = { name: ['name'] };

/** The passkeys: add, rename, remove. */
export function PasskeySection() {
  const { client, texts } = useView();
  const { account, prove } = useAccount();
  const change = useChange();
  const { flow, isBusy, setback, refusal } = useEnrollment(() => client.enrollPasskey({ prove }));
  const { passkeys } = account;
  if (passkeys === null) return null;
  return (
    <Section title={texts.passkeys} change={change} setback={setback} problem={change.problem ?? refusal}>
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

function PasskeyRow({ passkey, change }: { readonly passkey: PasskeyItem; readonly change: Change }) {
  const { client, texts, language } = useView();
  const [isRenaming, setRenaming] = useState(false);
  const { id, createdAt, lastUsedAt } = passkey;
  const name = passkey.name ?? texts.factors.PASSKEY;
  const rename = (text: string) =>
    change.run(
      () => client.operations.renamePasskey({ id, name: text }),
      () => setRenaming(false),
    );
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
            submit={texts.save}
            onSubmit={({ name: text = '' }) => rename(text.trim())}
            onCancel={() => setRenaming(false)}
          >
            <Field name="name" label={texts.passkeyName} value={name} maxLength={64} autocomplete="off" isFirst />
          </Form>
        </div>
      </li>
    );
  }
  const used = lastUsedAt === null ? '' : ` · ${texts.usedAt(dateText(lastUsedAt, language))}`;
  return (
    <Row label={name} detail={`${texts.addedAt(dateText(createdAt, language))}${used}`}>
      <RowButton action={texts.rename} target={name} onClick={() => setRenaming(true)} />
      <RowButton action={texts.remove} target={name} variant="danger" onClick={remove} />
    </Row>
  );
}
