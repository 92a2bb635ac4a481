import type { SentCode } from '@menshen/client';
import { CodeField } from '../controls/CodeField.js';
import { ContactField } from '../controls/ContactField.js';
import { useView } from '../view/view.js';
import { withoutSeparators } from './methods.js';

export interface PhoneFieldsProps {
  readonly codeSent: SentCode | null;
  onSendCode(phone: string): void;
}

/** A phone, and the code that was sent to it. */
export function PhoneFields({ codeSent, onSendCode }: PhoneFieldsProps) {
  const { texts } = useView();
  return (
    <>
      <ContactField kind="phone" hint={texts.phoneHint} isDraft />
      <CodeField
        isRequired={codeSent !== null}
        resendAt={codeSent?.resendAt ?? null}
        hint={codeSent ? texts.codeSentTo(codeSent.target ?? texts.phone) : undefined}
        target="phone"
        onSend={(phone) => onSendCode(withoutSeparators(phone))}
      />
    </>
  );
}
