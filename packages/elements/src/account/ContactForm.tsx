import type { FieldProblem, Problem } from '@menshen/client';
import { useLayoutEffect, useMemo, useState } from 'preact/hooks';
import { CaptchaWidget } from '../controls/CaptchaWidget.js';
import { CodeField } from '../controls/CodeField.js';
import { ContactField, type ContactKind } from '../controls/ContactField.js';
import { Form, type Values } from '../controls/Form.js';
import { SetbackAlert } from '../controls/SetbackAlert.js';
import { withoutSeparators } from '../signIn/methods.js';
import type { Texts } from '../texts/texts.js';
import { useView } from '../view/view.js';
import { useAccount } from './account.js';
import type { Change } from './useChange.js';
import { type CodeSender, useCodeSender } from './useCodeSender.js';

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
  const old = account[kind];
  const refusal = useMemo(() => namingOldCode(change.problem, texts), [change.problem, texts]);
  // A rule of the user pool decides whether the old address must be proven.
  const [wasOldNeeded, setOldNeeded] = useState(false);
  const isOldNeeded = wasOldNeeded || (refusal?.fields.some(isAboutOld) ?? false);
  useLayoutEffect(() => {
    if (isOldNeeded) setOldNeeded(true);
  }, [isOldNeeded]);
  const clean = (text: string) => (kind === 'phone' ? withoutSeparators(text) : text.trim());
  const send = (by: CodeSender, address: string) => {
    // The refusal of a code that was entered is no longer of interest.
    change.clear();
    return by.send(address);
  };
  const save = ({ target = '', code = '', oldCode = '' }: Values) =>
    change.run(() => {
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
    }, onDone);
  const pending = sender.captcha ?? oldSender.captcha;
  return (
    <div class="grow stack">
      <SetbackAlert setback={sender.setback ?? oldSender.setback} />
      <Form
        takesFocus
        names={NAMES}
        problem={refusal ?? sender.problem ?? oldSender.problem}
        submit={texts.save}
        onSubmit={save}
        onCancel={onCancel}
      >
        <ContactField kind={kind} name="target" />
        <CodeField
          target="target"
          resendAt={sender.sent?.resendAt ?? null}
          hint={sender.sent ? texts.codeSentTo(sender.sent.target) : undefined}
          onSend={(target) => send(sender, clean(target))}
        />
        {old !== null && isOldNeeded && (
          <CodeField
            name="oldCode"
            label={texts.oldCode}
            isRequired={false}
            resendAt={oldSender.sent?.resendAt ?? null}
            hint={texts.sendCodeTo(old)}
            onSend={() => send(oldSender, old)}
          />
        )}
        {pending && <CaptchaWidget challenge={pending.challenge} onSolve={pending.solve} onRenew={pending.renew} />}
      </Form>
    </div>
  );
}

function isAboutOld({ path }: FieldProblem): boolean {
  return /\.old(Code|Email|Phone)$/.test(path);
}

/** Where the old address must be proven: names the code that the form asks for, in place of the two inputs of the server. */
function namingOldCode(problem: Problem | null, texts: Texts): Problem | null {
  if (problem === null) return null;
  const fields = problem.fields.map((field) =>
    isAboutOld(field) && field.rule === 'REQUIRED_TOGETHER'
      ? { ...field, message: texts.required(texts.oldCode) }
      : field,
  );
  return { ...problem, fields };
}
