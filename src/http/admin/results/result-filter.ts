/** Which answers a page of results is about: everybody's, without careless ones, one unit's, or units compared. */
import type { Request } from 'express';
import type { ExamineOptions } from '../../../app/results/examine-cohort.ts';
import type { Language } from '../../../domain/language.ts';
import { wordsIn } from '../../../domain/wording/words.ts';

export interface ResultFilter {
  readonly careless?: 'exclude';
  readonly unit?: string;
  readonly units?: 'compare';
}

/** One at a time: two filters together could leave a few. */
export function filterOf({ query }: Pick<Request, 'query'>): ResultFilter {
  if (query.careless === 'exclude') return { careless: 'exclude' };
  if (typeof query.unit === 'string' && query.unit !== '') return { unit: query.unit };
  return query.units === 'compare' ? { units: 'compare' } : {};
}

export function optionsOf({ careless, unit, units }: ResultFilter): ExamineOptions {
  return {
    ...(careless ? { excludeCareless: true } : {}),
    ...(unit === undefined ? {} : { unit }),
    ...(units ? { compareUnits: true } : {}),
  };
}

/** The query of an address. */
export function withFilter(query: Readonly<Record<string, string>>, filter: ResultFilter): string {
  return new URLSearchParams({ ...query, ...filter }).toString();
}

/** Says whose answers the figures are of; null for everybody's. */
export function filterSentence(
  lang: Language,
  { careless, unit, units }: ResultFilter,
): string | null {
  const t = wordsIn(lang);
  if (careless) return t('exports:filter.nowCareless');
  if (unit !== undefined) return t('exports:filter.nowUnit', { unit });
  return units ? t('exports:filter.nowCompare') : null;
}

/** In a file's name, so that a part is not taken for the class. */
export function filterInName({ careless, unit, units }: ResultFilter): string {
  if (careless) return '-without-careless';
  if (unit !== undefined) return `-${unit}`;
  return units ? '-units-compared' : '';
}
