import { useState } from 'preact/hooks';
import { Button } from '../controls/Button.js';
import { CaptchaWidget } from '../controls/CaptchaWidget.js';
import { CodeField } from '../controls/CodeField.js';
import { Field } from '../controls/Field.js';
import { Form, type Values } from '../controls/Form.js';
import { SetbackAlert } from '../controls/SetbackAlert.js';
import { withoutSeparators } from '../signIn/methods.js';
import { useView } from '../view/view.js';
import { useAccount } from './account.js';
import type { ContactKind } from './ContactSection.js';
import type { Change } from './useChange.js';
import { useCodeSender } from './useCodeSender.js';

const NAMES = {
  target: ['email', 'phone'],
  code: ['code'],
  oldCode: ['oldCode', 'oldEmail', 'oldPhone'],
};

export interface ContactFormProps {
  readonly kind: ContactKind;
  readonly change: Change;
  onDone(): void;
  onCancel(): void;
}

/** A new phone or e-mail address with the code that went to it, and the code that went to the old one if there is one. */
export function ContactForm({ kind, change, onDone, onCancel }: ContactFormProps) {
  const { client, texts } = useView();
  const { account } = useAccount();
  const sender = useCodeSender(kind);
  const oldSender = useCodeSender(kind);
  const [isOldNeeded, setOldNeeded] = useState(false);
  const old = account[kind];
  const clean = (text: string) => (kind === 'phone' ? withoutSeparators(text) : text.trim());
  const save = async ({ target = '', code = '', oldCode = '' }: Values) => {
    const isSaved = await change.run(() => {
      const { operations } = client;
      const value = clean(target);
      if (kind === 'phone') {
        if (old === null) return operations.bindPhone({ input: { phone: value, code } });
        const proof = oldCode === '' ? {} : { oldPhone: old, oldCode };
        return operations.updatePhone({ input: { phone: value, code, ...proof } });
      }
      if (old === null) return operations.bindEmail({ input: { email: value, code } });
      const proof = oldCode === '' ? {} : { oldEmail: old, oldCode };
      return operations.updateEmail({ input: { email: value, code, ...proof } });
    });
    if (isSaved) onDone();
    // A rule of the user pool decides whether the old address must be proven.
    else setOldNeeded(true);
  };
  const pending = sender.captcha ?? oldSender.captcha;
  return (
    <div class="grow stack">
      <SetbackAlert setback={sender.setback ?? oldSender.setback} />
      <Form takesFocus names={NAMES} problem={change.problem ?? sender.problem ?? oldSender.problem} onSubmit={save}>
        <div class="tight">
          <Field
            name="target"
            label={texts[kind]}
            type={kind === 'phone' ? 'tel' : 'email'}
            inputMode={kind === 'phone' ? 'tel' : 'email'}
            autocomplete={kind === 'phone' ? 'tel' : 'email'}
            isFirst
          />
          <CodeField
            target="target"
            resendAt={sender.sent?.resendAt ?? null}
            hint={sender.sent ? texts.codeSentTo(sender.sent.target) : undefined}
            onSend={(target) => sender.send(clean(target))}
          />
          {old !== null && isOldNeeded && (
            <CodeField
              name="oldCode"
              label={texts.oldCode}
              isRequired={false}
              resendAt={oldSender.sent?.resendAt ?? null}
              hint={texts.sendCodeTo(old)}
              onSend={() => oldSender.send(old)}
            />
          )}
          {pending && <CaptchaWidget challenge={pending.challenge} onSolve={pending.solve} onRenew={pending.renew} />}
        </div>
        <div class="row">
          <Button variant="primary">{texts.save}</Button>
          <Button onClick={onCancel}>{texts.cancel}</Button>
        </div>
      </Form>
    </div>
  );
}
