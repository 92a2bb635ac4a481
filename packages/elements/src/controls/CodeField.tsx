import { durationText, useRemaining } from '../view/remaining.js';
import { useView } from '../view/view.js';
import { Button } from './Button.js';
import { Field } from './Field.js';
import { useForm } from './Form.js';

export interface CodeFieldProps {
  readonly label?: string;
  readonly name?: string;
  readonly hint?: string | undefined;
  readonly isRequired?: boolean;
  readonly isFirst?: boolean;
  /** The earliest time for another code, ISO 8601; null if none was sent. */
  readonly resendAt?: string | null;
  /** The field that names the phone or e-mail address; leave it out where the server knows the address. */
  readonly target?: string;
  /** Sends a code. Leave it out where no code is sent. */
  readonly onSend?: (target: string) => unknown;
}

/** A one-time code, with a button that sends it. */
export function CodeField({ label, name = 'code', resendAt = null, target, onSend, ...rest }: CodeFieldProps) {
  const { texts } = useView();
  const { take } = useForm();
  const send = () => {
    const address = target === undefined ? '' : take(target);
    return address === undefined ? undefined : onSend?.(address);
  };
  return (
    <Field
      {...rest}
      name={name}
      label={label ?? texts.code}
      class="code"
      autocomplete="one-time-code"
      inputMode="numeric"
      maxLength={8}
    >
      {onSend && <SendButton resendAt={resendAt} onSend={send} />}
    </Field>
  );
}

function SendButton({ resendAt, onSend }: { readonly resendAt: string | null; readonly onSend: () => unknown }) {
  const { texts } = useView();
  const seconds = useRemaining(resendAt);
  return (
    <Button isBlocked={seconds > 0} onClick={onSend}>
      {seconds > 0 ? texts.resendIn(durationText(seconds, texts)) : resendAt === null ? texts.getCode : texts.resend}
    </Button>
  );
}
