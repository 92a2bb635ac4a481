/** The search of a list. The key `/` moves the focus to it, as on many pages with a list. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { readAddress, writeSearch } from './address.js';

interface SearchFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onSearch: (text: string) => void;
}

export function SearchField({ label, value, onSearch }: SearchFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      event.preventDefault();
      field.current?.focus();
    };
    addEventListener('keydown', focus);
    return () => removeEventListener('keydown', focus);
  }, []);
  return (
    <input
      type="search"
      class="grow"
      ref={field}
      aria-keyshortcuts="/"
      placeholder={label}
      aria-label={label}
      value={value}
      onInput={(event) => onSearch(event.currentTarget.value)}
    />
  );
}

/** The text of the search. It is part of the address. */
export function useSearch(): [search: string, setSearch: (text: string) => void] {
  const [search, setSearch] = useState(() => readAddress().search);
  const change = (text: string) => {
    setSearch(text);
    writeSearch(text);
  };
  return [search, change];
}

/** Whether one of the texts contains what is searched, in any case. */
export function matches(search: string, texts: readonly (string | null)[]): boolean {
  const sought = search.trim().toLowerCase();
  return texts.some((text) => text?.toLowerCase().includes(sought)) || sought === '';
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select');
}
