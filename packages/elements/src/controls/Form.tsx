import type { Problem } from '@menshen/client';
import { type ComponentChildren, createContext } from 'preact';
import { useContext, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Setback } from '../view/useResting.js';
import { useBusy, useView } from '../view/view.js';
import { Alert } from './Alert.js';
import { Button } from './Button.js';
import { type FieldNames, formErrors } from './fieldErrors.js';
import { useIsLimited } from './SetbackAlert.js';
import { StepAlert } from './StepAlert.js';

export type Values = Readonly<Record<string, string>>;

interface FormState {
  errorOf(name: string): string | undefined;
  /** Removes the error of a field that the user corrects. */
  edited(name: string): void;
  /** The value of a required field; undefined, and an error at the field, if it is empty. */
  take(name: string): string | undefined;
}

const FormContext = createContext<FormState>({ errorOf: () => undefined, edited: () => {}, take: () => undefined });
export const useForm = (): FormState => useContext(FormContext);

export interface FormProps {
  readonly names: FieldNames;
  readonly problem?: Problem | null | undefined;
  /** Of the step that the form belongs to: null if there is none. A form of the account page has no step. */
  readonly setback?: Setback | null;
  readonly notice?: string | null;
  readonly isBlocked?: boolean;
  /** The text of the button. */
  readonly submit: string;
  /** For a form that opens within a section: its first field gets the focus, or the section's heading as when it closes. */
  readonly takesFocus?: boolean;
  readonly children: ComponentChildren;
  onSubmit(values: Values): void;
  readonly onCancel?: () => void;
}

/** A form that checks required fields, shows what the server rejected at its fields, and submits on Enter. */
export function Form(props: FormProps) {
  const { names, problem = null, setback, notice = null, takesFocus = false, children, onSubmit, onCancel } = props;
  const { texts } = useView();
  const isBusy = useBusy();
  const isLimited = useIsLimited(setback ?? null);
  const isBlocked = isLimited || props.isBlocked === true;
  const form = useRef<HTMLFormElement>(null);
  const [missing, setMissing] = useState<ReadonlyMap<string, string>>(new Map());
  const [corrected, setCorrected] = useState<ReadonlySet<string>>(new Set());
  // A new alert for each refusal: screen readers read it again.
  const [refusals, setRefusals] = useState(0);
  const errors = useMemo(() => formErrors(problem, names, texts.attemptsLeft), [problem, names, texts]);

  // Each refusal of the server is another object, even if it says the same.
  useLayoutEffect(() => {
    setCorrected(new Set());
    setRefusals((count) => count + 1);
    if (errors.byField.size > 0) focusInvalid(form.current);
  }, [problem]);

  useLayoutEffect(() => {
    if (!takesFocus) return undefined;
    const heading = form.current?.closest('section')?.querySelector('h3');
    (form.current?.querySelector<HTMLElement>('[data-first]') ?? heading)?.focus();
    return () => heading?.focus();
  }, []);

  const submit = () => {
    const element = form.current;
    if (element === null || isBusy || isBlocked) return;
    if (check([...element.querySelectorAll<HTMLInputElement>('input[required]')])) onSubmit(valuesOf(element));
  };
  /** Marks the empty ones. @returns whether there are none */
  const check = (fields: readonly HTMLInputElement[]): boolean => {
    const empty = fields.filter(({ value }) => value.trim() === '');
    setMissing(new Map(empty.map((field) => [field.name, texts.required(field.labels?.[0]?.textContent ?? '')])));
    if (empty.length > 0) focusInvalid(form.current);
    return empty.length === 0;
  };
  const state: FormState = {
    errorOf: (name) => missing.get(name) ?? (corrected.has(name) ? undefined : errors.byField.get(name)),
    edited: (name) => {
      if (missing.has(name)) setMissing(new Map([...missing].filter(([key]) => key !== name)));
      if (errors.byField.has(name) && !corrected.has(name)) setCorrected(new Set([...corrected, name]));
    },
    take: (name) => {
      const field = form.current?.querySelector<HTMLInputElement>(`input[name="${name}"]`);
      return field && check([field]) ? field.value.trim() : undefined;
    },
  };
  const fields = <div class="tight">{children}</div>;
  const button = (
    <Button variant="primary" isBlocked={isBlocked}>
      {props.submit}
    </Button>
  );
  return (
    <FormContext.Provider value={state}>
      <form
        class="stack"
        part="form"
        ref={form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {setback === undefined ? (
          <>
            <Alert key={refusals} message={errors.general} />
            {fields}
            <div class="row">
              {button}
              {onCancel && <Button onClick={onCancel}>{texts.cancel}</Button>}
            </div>
          </>
        ) : (
          <>
            <StepAlert key={refusals} setback={setback} message={errors.general} notice={notice} />
            {fields}
            {button}
          </>
        )}
      </form>
    </FormContext.Provider>
  );
}

function valuesOf(form: HTMLFormElement): Values {
  const values: Record<string, string> = {};
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') values[name] = value;
  return values;
}

/** After the render that marked it. */
function focusInvalid(form: HTMLFormElement | null): void {
  requestAnimationFrame(() => form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
}
