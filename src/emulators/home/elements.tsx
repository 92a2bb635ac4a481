/** Small pieces that several tabs share. */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useHome } from './context.js';

const RESULT_MS = 1500;

interface CopyButtonProps {
  readonly text: string;
  readonly label?: string;
  /** The whole accessible name, for a text that is too long to be part of it. */
  readonly name?: string;
}

export function CopyButton({ text, label, name }: CopyButtonProps) {
  const { texts } = useHome();
  const [result, setResult] = useState<'copied' | 'notCopied'>();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setResult('copied');
    } catch {
      // Browsers have no clipboard for pages on http, except on this machine.
      setResult('notCopied');
    }
    setTimeout(() => setResult(undefined), RESULT_MS);
  };
  return (
    <button
      type="button"
      class="quiet small"
      aria-label={result === undefined ? (name ?? `${label ?? texts.copy}: ${text}`) : undefined}
      onClick={() => void copy()}
    >
      {texts[result ?? 'copy']}
    </button>
  );
}

export function Card({ title, children }: { readonly title?: string; readonly children: ComponentChildren }) {
  return (
    <section class="card">
      {title !== undefined && <h3>{title}</h3>}
      {children}
    </section>
  );
}

export function Empty({ children }: { readonly children: ComponentChildren }) {
  return <p class="empty">{children}</p>;
}

export function LongText({ text }: { readonly text: string }) {
  // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard must be able to scroll the text.
  return <pre tabIndex={0}>{text}</pre>;
}

interface FieldProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly children: ComponentChildren;
}

export function Field({ label, hint, children }: FieldProps) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child.
    <label class="field">
      <span>
        {label}
        {hint !== undefined && <small class="soft"> {hint}</small>}
      </span>
      {children}
    </label>
  );
}

export interface Notice {
  readonly kind: 'good' | 'bad';
  readonly text: string;
}

/** Runs calls of buttons and forms, and keeps the message about the last one. */
export function useAction(): [notice: Notice | undefined, run: (work: () => Promise<string | undefined>) => void] {
  const { texts } = useHome();
  const [notice, setNotice] = useState<Notice>();
  const run = (work: () => Promise<string | undefined>) => {
    work().then(
      (text) => setNotice(text === undefined ? undefined : { kind: 'good', text }),
      (error: unknown) => {
        const reason = error instanceof Error ? error.message : String(error);
        setNotice({ kind: 'bad', text: `${texts.failed}: ${reason}` });
      },
    );
  };
  return [notice, run];
}

export function NoticeLine({ notice }: { readonly notice: Notice | undefined }) {
  const line = useRef<HTMLParagraphElement>(null);
  // The button can be far from the message, above all on a small screen.
  useEffect(() => {
    if (notice !== undefined) line.current?.scrollIntoView({ block: 'nearest' });
  }, [notice]);
  return (
    <p class={notice === undefined ? 'notice' : `notice ${notice.kind}`} role="status" ref={line}>
      {notice?.text}
    </p>
  );
}

/** The text fields of a submitted form, without surrounding spaces except in a password. */
export function valuesOf(event: SubmitEvent): Readonly<Record<string, string>> {
  event.preventDefault();
  const form = event.currentTarget;
  if (!(form instanceof HTMLFormElement)) return {};
  const values = [...new FormData(form)].map(([name, value]) => [name, String(value)] as const);
  return Object.fromEntries(values.map(([name, value]) => [name, name === 'password' ? value : value.trim()]));
}
