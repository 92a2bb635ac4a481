import type { CodeChannel } from '@menshen/client';
import { CodeField } from '../controls/CodeField.js';
import { ContactField } from '../controls/ContactField.js';
import { Form } from '../controls/Form.js';
import type { FactorProps } from '../signIn/flowTypes.js';
import { withoutSeparators } from '../signIn/methods.js';
import { useView } from '../view/view.js';

const NAMES = { target: ['target'], code: ['smsCode', 'emailCode', 'code'] };

/** A code by SMS or e-mail, to the address of the account or to one that the user adds. */
export function CodeFactor({
  step,
  setback,
  channel,
  isEnrolling,
  run,
}: FactorProps & { readonly channel: CodeChannel }) {
  const { texts } = useView();
  const sent = step.codeSent?.channel === channel ? step.codeSent : null;
  const maskedTarget = step.factors.find(({ kind }) => kind === channel)?.maskedTarget ?? null;
  const isSms = channel === 'SMS';
  const send = (target: string) => {
    const address = isSms ? withoutSeparators(target) : target;
    run((mfa) => mfa.sendCode(channel, isEnrolling ? address : undefined));
  };
  const target = sent?.target ?? maskedTarget;
  return (
    <Form
      names={NAMES}
      problem={step.problem}
      setback={setback}
      submit={sent === null ? texts.sendCode : texts.verify}
      onSubmit={({ target: address = '', code = '' }) => {
        if (sent === null && code === '') send(address.trim());
        else run((mfa) => mfa.verify(isSms ? { smsCode: code.trim() } : { emailCode: code.trim() }));
      }}
    >
      {isEnrolling && <ContactField kind={isSms ? 'phone' : 'email'} name="target" isDraft />}
      <CodeField
        isRequired={sent !== null}
        isFirst={!isEnrolling}
        resendAt={sent?.resendAt ?? null}
        hint={
          sent ? (target ? texts.codeSentTo(target) : texts.codeSent) : target ? texts.sendCodeTo(target) : undefined
        }
        {...(isEnrolling && { target: 'target' })}
        onSend={send}
      />
    </Form>
  );
}
