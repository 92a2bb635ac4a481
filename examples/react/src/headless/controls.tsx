import type { FormEvent } from 'react';

/** Inputs by label, each with its kind for the autofill. */
type Inputs = Readonly<Record<string, 'username' | 'current-password' | 'new-password' | 'one-time-code' | 'tel'>>;

export function button(text: string, onClick: () => unknown) {
  return (
    <button type="button" onClick={() => onClick()}>
      {text}
    </button>
  );
}

/** @param send receives the texts in the order of the inputs */
export function form(inputs: Inputs, submit: string, send: (...texts: [string, string]) => unknown) {
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const [first, second] = [...new FormData(event.currentTarget).values()].map(String);
    send(first ?? '', second ?? '');
  };
  const input = ([label, kind]: [string, string]) => {
    const type = kind.endsWith('password') ? 'password' : 'text';
    return <input key={label} name={label} type={type} placeholder={label} aria-label={label} autoComplete={kind} />;
  };
  return (
    <form onSubmit={onSubmit}>
      {Object.entries(inputs).map(input)} <button type="submit">{submit}</button>
    </form>
  );
}
