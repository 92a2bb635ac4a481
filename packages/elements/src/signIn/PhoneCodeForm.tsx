import type { Problem, SentCode, SignInMethod } from '@menshen/client';
import { Button } from '../controls/Button.js';
import { CodeField } from '../controls/CodeField.js';
import { Field } from '../controls/Field.js';
import { Form } from '../controls/Form.js';
import { useView } from '../view/view.js';
import { withoutSeparators } from './methods.js';

const NAMES = { phone: ['phone'], code: ['code'] };

export interface PhoneCodeFormProps {
  readonly codeSent: SentCode | null;
  readonly problem: Problem | null;
  readonly isBlocked: boolean;
  onSendCode(phone: string): void;
  onStart(method: SignInMethod): void;
}

/** Sign-in by a code that goes to the phone. Enter sends the code first, then signs in. */
export function PhoneCodeForm({ codeSent, problem, isBlocked, onSendCode, onStart }: PhoneCodeFormProps) {
  const { texts } = useView();
  return (
    <Form
      reservesAlert
      names={NAMES}
      problem={problem}
      isBlocked={isBlocked}
      onSubmit={({ phone = '', code = '' }) => {
        const number = withoutSeparators(phone);
        if (codeSent === null && code === '') onSendCode(number);
        else onStart({ phoneCode: { phone: number, code: code.trim() } });
      }}
    >
      <div class="tight">
        <Field
          name="phone"
          label={texts.phone}
          type="tel"
          autocomplete="tel"
          inputMode="tel"
          hint={texts.phoneHint}
          isDraft
          isFirst
        />
        <CodeField
          isRequired={codeSent !== null}
          resendAt={codeSent?.resendAt ?? null}
          hint={codeSent ? texts.codeSentTo(codeSent.target ?? texts.phone) : undefined}
          target="phone"
          onSend={(phone) => onSendCode(withoutSeparators(phone))}
        />
      </div>
      <Button variant="primary" isWide isBlocked={isBlocked}>
        {texts.signIn}
      </Button>
    </Form>
  );
}
