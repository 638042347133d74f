/** A moment as the console writes it, in the time of the schools it is made for. */
import { Temporal } from 'temporal-polyfill';
import type { Language } from '../../domain/language.ts';
import { formatIn } from '../../domain/reports/report-context.ts';

const zone = 'Asia/Shanghai';

/** `2026年10月20日 10:00`. */
export function momentText(lang: Language, iso: string): string {
  const local = Temporal.Instant.from(iso).toZonedDateTimeISO(zone);
  const time = local.toPlainTime().toString({ smallestUnit: 'minute' });
  return `${formatIn(lang).date(local.toPlainDate().toString())} ${time}`;
}

/** For a spreadsheet: sorts by itself. */
export function momentCell(iso: string): string {
  const local = Temporal.Instant.from(iso).toZonedDateTimeISO(zone).toPlainDateTime();
  return local.toString({ smallestUnit: 'second' }).replace('T', ' ');
}
