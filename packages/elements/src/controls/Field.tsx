import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { useBusy, useView } from '../view/view.js';
import { useForm } from './Form.js';

export interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly type?: 'text' | 'password' | 'email' | 'tel' | 'date' | 'url' | 'number' | 'datetime-local';
  readonly autocomplete?: string;
  readonly inputMode?: 'text' | 'email' | 'tel' | 'numeric' | 'decimal' | 'url' | undefined;
  readonly hint?: string | undefined;
  readonly isRequired?: boolean;
  readonly class?: string;
  readonly maxLength?: number;
  readonly value?: string | undefined;
  /** Keeps what was typed for the next form with a field of this name. */
  readonly isDraft?: boolean;
  /** The first field of a step: it gets the focus. */
  readonly isFirst?: boolean;
  readonly wrapperClass?: string;
  readonly children?: ComponentChildren;
}

/** A labelled input with a line for its hint or error, which is there from the beginning: nothing moves. */
export function Field({
  name,
  label,
  type = 'text',
  autocomplete,
  inputMode,
  hint,
  isRequired = true,
  maxLength,
  value,
  isDraft = false,
  isFirst = false,
  wrapperClass = '',
  children,
  class: className,
}: FieldProps) {
  const { drafts } = useView();
  const isBusy = useBusy();
  const { errorOf, edited } = useForm();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const error = errorOf(name);
  // Uncontrolled, so that password managers can fill it. A new value replaces the old one; a draft does so only in a new form.
  useLayoutEffect(() => {
    const initial = value ?? (isDraft ? drafts.get(name) : undefined);
    if (input.current && initial !== undefined) input.current.value = initial;
  }, [value]);
  const message = error ?? hint;
  // Preact types each kind of input on its own; here the kind is a variable.
  const inputType = { type } as { readonly type: 'text' };
  return (
    <div class="field" part="field">
      <label for={id}>{label}</label>
      <div class={`control ${wrapperClass}`}>
        <input
          ref={input}
          id={id}
          part="input"
          class={className}
          name={name}
          {...inputType}
          data-first={isFirst || undefined}
          autocomplete={autocomplete}
          autocapitalize="none"
          spellcheck={false}
          inputMode={inputMode}
          maxLength={maxLength}
          required={isRequired}
          readOnly={isBusy}
          aria-invalid={error !== undefined}
          aria-describedby={message === undefined ? undefined : `${id}-message`}
          onInput={(event) => {
            if (isDraft) drafts.set(name, event.currentTarget.value);
            edited(name);
          }}
        />
        {children}
      </div>
      {/* Screen readers announce a code that was sent while the focus is on the button. */}
      <p
        class={error === undefined ? 'message' : 'message error'}
        part="message"
        id={`${id}-message`}
        aria-live="polite"
      >
        {message}
      </p>
    </div>
  );
}
