import { useRef } from 'preact/hooks';
import { useBusy } from '../view/view.js';

export interface TabsProps<Key extends string> {
  readonly label: string;
  readonly tabs: readonly (readonly [key: Key, text: string])[];
  readonly selected: Key;
  onSelect(key: Key): void;
}

/** Tabs by the pattern of WAI-ARIA: the arrow keys move between them, Tab leaves them. */
export function Tabs<Key extends string>({ label, tabs, selected, onSelect }: TabsProps<Key>) {
  const list = useRef<HTMLDivElement>(null);
  const isBusy = useBusy();
  const select = (at: number) => {
    const [key] = tabs[(at + tabs.length) % tabs.length] ?? [];
    if (key === undefined || isBusy) return;
    onSelect(key);
    list.current?.querySelector<HTMLElement>(`[data-key="${key}"]`)?.focus();
  };
  const moves: Readonly<Record<string, (at: number) => number>> = {
    ArrowRight: (at) => at + 1,
    ArrowLeft: (at) => at - 1,
    Home: () => 0,
    End: () => tabs.length - 1,
  };
  if (tabs.length < 2) return null;
  return (
    <div class="tabs" part="tabs" role="tablist" aria-label={label} ref={list}>
      {tabs.map(([key, text], at) => (
        <button
          key={key}
          type="button"
          role="tab"
          part="tab"
          data-key={key}
          aria-selected={key === selected}
          tabIndex={key === selected ? 0 : -1}
          onClick={() => select(at)}
          onKeyDown={(event) => {
            const move = moves[event.key];
            if (move === undefined) return;
            event.preventDefault();
            select(move(at));
          }}
        >
          {text}
        </button>
      ))}
    </div>
  );
}
