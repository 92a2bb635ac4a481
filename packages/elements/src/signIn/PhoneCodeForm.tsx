import { Form } from '../controls/Form.js';
import { useView } from '../view/view.js';
import type { StartFormProps } from './flowTypes.js';
import { withoutSeparators } from './methods.js';
import { PhoneFields, type PhoneFieldsProps } from './PhoneFields.js';

const NAMES = { phone: ['phone'], code: ['code'] };

/** Sign-in by a code that goes to the phone. Enter sends the code first, then signs in. */
export function PhoneCodeForm({ codeSent, onSendCode, onStart, ...alerts }: StartFormProps & PhoneFieldsProps) {
  const { texts } = useView();
  return (
    <Form
      {...alerts}
      names={NAMES}
      submit={texts.signIn}
      onSubmit={({ phone = '', code = '' }) => {
        const number = withoutSeparators(phone);
        if (codeSent === null && code === '') onSendCode(number);
        else onStart({ phoneCode: { phone: number, code: code.trim() } });
      }}
    >
      <PhoneFields codeSent={codeSent} onSendCode={onSendCode} />
    </Form>
  );
}
