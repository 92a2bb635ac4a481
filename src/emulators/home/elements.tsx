/** Small pieces that several tabs share. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { useHome } from './context.js';

const COPIED_MS = 1500;

interface CopyButtonProps {
  readonly text: string;
  readonly label?: string;
  /** The whole accessible name, for a text that is too long to be part of it. */
  readonly name?: string;
}

export function CopyButton({ text, label, name }: CopyButtonProps) {
  const { texts } = useHome();
  const [isCopied, setIsCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setIsCopied(true);
    setTimeout(() => setIsCopied(false), COPIED_MS);
  };
  return (
    <button
      type="button"
      class="quiet small"
      aria-label={name ?? `${label ?? texts.copy}: ${text}`}
      onClick={() => void copy()}
    >
      {isCopied ? texts.copied : texts.copy}
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
  return (
    <p class={notice === undefined ? 'notice' : `notice ${notice.kind}`} role="status">
      {notice?.text}
    </p>
  );
}

/** The text fields of a submitted form, without surrounding spaces. */
export function valuesOf(event: SubmitEvent): Readonly<Record<string, string>> {
  event.preventDefault();
  const form = event.currentTarget;
  if (!(form instanceof HTMLFormElement)) return {};
  return Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value).trim()]));
}
