/** Times as the page shows them. */
import type { Language } from './texts.js';

const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', zh: 'zh-CN' };
const DAYS: Readonly<Record<Language, string>> = { en: 'd', zh: '天' };

/**
 * With the date, unless it is today's.
 * @param time ISO 8601
 * @param now the time of the emulated clock: ISO 8601, or milliseconds since 1970
 */
export function formatTime(time: string, now: string | number, language: Language): string {
  const isToday = new Date(time).toDateString() === new Date(now).toDateString();
  return isToday ? new Date(time).toLocaleTimeString(LOCALES[language]) : formatDateTime(time, language);
}

/** @param time ISO 8601, or milliseconds since 1970 */
export function formatDateTime(time: string | number, language: Language): string {
  return new Date(time).toLocaleString(LOCALES[language], { dateStyle: 'medium', timeStyle: 'medium' });
}

/** `4:32`, or `2 d 03:00:00` */
export function formatDuration(seconds: number, language: Language): string {
  const whole = Math.max(0, Math.floor(seconds));
  const pad = (value: number) => String(value).padStart(2, '0');
  const [days, hours, minutes] = [
    Math.floor(whole / 86_400),
    Math.floor(whole / 3600) % 24,
    Math.floor(whole / 60) % 60,
  ];
  const rest = pad(whole % 60);
  if (days > 0) return `${days} ${DAYS[language]} ${pad(hours)}:${pad(minutes)}:${rest}`;
  return hours > 0 ? `${hours}:${pad(minutes)}:${rest}` : `${minutes}:${rest}`;
}
