import { useState } from 'preact/hooks';
import { useView } from '../view/view.js';
import { Button } from './Button.js';

export function CopyButton({ text }: { readonly text: string }) {
  const { texts } = useView();
  const [isCopied, setCopied] = useState(false);
  // Browsers have no clipboard on pages without HTTPS.
  if (!globalThis.navigator?.clipboard) return null;
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => undefined,
    );
  return (
    <>
      <Button isCompact onClick={copy}>
        {isCopied ? texts.copied : texts.copy}
      </Button>
      <span class="visually-hidden" role="status">
        {isCopied ? texts.copied : ''}
      </span>
    </>
  );
}
