/** A day and time as people of this language write it, in the time zone of the server's schools. */
import type { Language } from '../../../domain/language.ts';

const timeZone = 'Asia/Shanghai';

/** @param instant ISO time */
export function dayInWords(lang: Language, instant: string): string {
  const format = new Intl.DateTimeFormat(lang, {
    timeZone,
    dateStyle: 'long',
    timeStyle: 'short',
    hourCycle: 'h23',
  });
  return format.format(new Date(instant));
}
