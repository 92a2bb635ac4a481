import { useEffect, useState } from 'preact/hooks';
import type { Texts } from '../texts/texts.js';

/** The whole seconds until a time, counted down. @param until ISO 8601 */
export function useRemaining(until: string | null): number {
  const [now, setNow] = useState(Date.now);
  const left = until === null ? 0 : Math.max(0, Math.ceil((Date.parse(until) - now) / 1000));
  useEffect(() => {
    setNow(Date.now());
    if (until === null) return undefined;
    const timer = setInterval(() => {
      setNow(Date.now());
      if (Date.parse(until) <= Date.now()) clearInterval(timer);
    }, 1000);
    return () => clearInterval(timer);
  }, [until]);
  return left;
}

export function durationText(seconds: number, texts: Texts): string {
  if (seconds < 100) return texts.seconds(seconds);
  return texts.minutes(Math.floor(seconds / 60), String(seconds % 60).padStart(2, '0'));
}
