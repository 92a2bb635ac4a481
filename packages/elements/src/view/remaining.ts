import { useLayoutEffect, useState } from 'preact/hooks';
import type { Texts } from '../texts/texts.js';

/** The whole seconds until a time, counted down. @param until ISO 8601 */
export function useRemaining(until: string | null): number {
  const [, tick] = useState(0);
  const left = until === null ? 0 : Math.max(0, Math.ceil((Date.parse(until) - Date.now()) / 1000));
  const isOver = left === 0;
  useLayoutEffect(() => {
    const timer = isOver ? undefined : setInterval(() => tick(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [isOver]);
  return left;
}

export function durationText(seconds: number, texts: Texts): string {
  if (seconds < 100) return texts.seconds(seconds);
  return texts.minutes(Math.floor(seconds / 60), String(seconds % 60).padStart(2, '0'));
}
