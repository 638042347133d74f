/** The audit log as a table for Excel. */
import type { LogEntry } from '../../../app/housekeeping/audit-log.ts';
import { tableOf } from '../../../app/housekeeping/audit-table.ts';
import type { Language } from '../../../domain/language.ts';
import { wordsIn } from '../../../domain/wording/words.ts';
import { momentCell } from '../moment-text.ts';
import { actorName, sentenceOf } from './audit-sentence.ts';

export function auditCsv(lang: Language, entries: readonly LogEntry[]): string {
  const t = wordsIn(lang);
  const header = [
    t('housekeeping:audit.at'),
    t('housekeeping:audit.who'),
    t('housekeeping:audit.what'),
  ];
  const rows = entries.map((entry) => [
    momentCell(entry.at),
    actorName(t, entry.actor),
    sentenceOf(t, entry),
  ]);
  return tableOf([header, ...rows]);
}
