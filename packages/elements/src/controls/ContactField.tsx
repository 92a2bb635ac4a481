import { useView } from '../view/view.js';
import { Field, type FieldProps } from './Field.js';

export type ContactKind = 'phone' | 'email';

export interface ContactFieldProps extends Pick<FieldProps, 'hint' | 'isDraft'> {
  readonly kind: ContactKind;
  /** Default: the kind. */
  readonly name?: string;
}

/** The first field of a form: a phone number or an e-mail address. */
export function ContactField({ kind, name = kind, ...rest }: ContactFieldProps) {
  const { texts } = useView();
  const type = kind === 'phone' ? 'tel' : 'email';
  return <Field {...rest} name={name} label={texts[kind]} type={type} inputMode={type} autocomplete={type} isFirst />;
}
