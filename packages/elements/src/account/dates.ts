/** @param time ISO 8601 @returns the date and time in the language and time zone of the user */
export function dateText(time: string, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(time));
}
