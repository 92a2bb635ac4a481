import { Field } from '../controls/Field.js';
import { Form } from '../controls/Form.js';
import { useView } from '../view/view.js';
import type { StartFormProps } from './flowTypes.js';

const NAMES = { uid: ['uid'] };

/** Sign-in by an approval on the phone that belongs to an account of the vendor's app. */
export function PushForm({ onStart, ...alerts }: StartFormProps) {
  const { texts } = useView();
  return (
    <Form
      {...alerts}
      names={NAMES}
      submit={texts.sendPush}
      onSubmit={({ uid = '' }) => onStart({ push: { uid: uid.trim() } })}
    >
      <Field name="uid" label={texts.pushAccount} autocomplete="username" maxLength={64} isDraft isFirst />
    </Form>
  );
}
