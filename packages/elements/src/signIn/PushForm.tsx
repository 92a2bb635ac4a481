import type { Problem, SignInMethod } from '@menshen/client';
import { Button } from '../controls/Button.js';
import { Field } from '../controls/Field.js';
import { Form } from '../controls/Form.js';
import { useView } from '../view/view.js';

const NAMES = { uid: ['uid'] };

export interface PushFormProps {
  readonly problem: Problem | null;
  readonly isBlocked: boolean;
  onStart(method: SignInMethod): void;
}

/** Sign-in by an approval on the phone that belongs to an account of the vendor's app. */
export function PushForm({ problem, isBlocked, onStart }: PushFormProps) {
  const { texts } = useView();
  return (
    <Form
      names={NAMES}
      problem={problem}
      isBlocked={isBlocked}
      onSubmit={({ uid = '' }) => onStart({ push: { uid: uid.trim() } })}
    >
      <Field name="uid" label={texts.pushAccount} autocomplete="username" maxLength={64} isDraft isFirst />
      <Button variant="primary" isWide isBlocked={isBlocked}>
        {texts.sendPush}
      </Button>
    </Form>
  );
}
