/** What every file says of itself: whose answers it is of, and why it holds none. */
import type { Cohort } from '../../domain/collection/cohort.ts';
import type { Withheld } from '../../domain/disclosure/gate.ts';
import type { Language } from '../../domain/language.ts';
import { wordsIn } from '../../domain/wording/words.ts';
import type { ExamineOptions } from './examine-cohort.ts';

/** Null where the file is of everybody. */
export function filterText(
  language: Language,
  { excludeCareless, unit, compareUnits }: ExamineOptions,
): string | null {
  const t = wordsIn(language);
  if (excludeCareless) return t('exports:filter.careless');
  if (unit !== undefined) return t('exports:filter.unit', { unit });
  return compareUnits ? t('exports:filter.compare') : null;
}

export function whyNone(
  language: Language,
  { erasedOn }: Pick<Cohort, 'erasedOn'>,
  { minimum, leftOut }: Withheld,
): string {
  const t = wordsIn(language);
  if (leftOut) return t('exports:why.leftOut');
  return erasedOn === null ? t('exports:why.few', { minimum }) : t('exports:why.erased');
}
