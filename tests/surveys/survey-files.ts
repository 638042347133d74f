/** The shipped survey and its action library as plain JSON, so that these tests judge the files and not the parser. */
import { readFileSync } from 'node:fs';
import type { Survey } from '../../src/domain/instrument/survey.ts';
import type { LocalText } from '../../src/domain/language.ts';
import type { ActionLibrary } from '../../src/domain/plan/action-library.ts';

type Labels = Readonly<Record<'zh-CN' | 'en', readonly string[]>>;
type ProvenFactor = Survey['factors'][number] & { readonly provenance: LocalText };

export interface SurveyFile extends Omit<Survey, 'scale' | 'factors'> {
  readonly scale: { readonly min: number; readonly max: number; readonly labels: Labels };
  readonly factors: readonly ProvenFactor[];
}

export interface ActionFile extends Omit<ActionLibrary, 'sources'> {
  readonly sources: readonly { id: string; citation: string; read: string }[];
}

export const surveyFile = readJson<SurveyFile>('transfer-16.json');
export const actionFile = readJson<ActionFile>('actions/transfer-16.json');

/** Every pair of texts in a JSON value, with its path. */
export function localTexts(value: unknown, path = '$'): { path: string; text: LocalText }[] {
  if (isLocalText(value)) return [{ path, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => localTexts(inner, `${path}.${key}`));
}

/** Half-width punctuation beside a Chinese character, a stray space, or CJK marks of the wrong kind. */
export function punctuationFaults(chinese: string): string[] {
  return (
    chinese.match(
      /[\p{Script=Han}][,.;:?!()"']|[,;:?!()"'][\p{Script=Han}]|\p{Script=Han} \p{Script=Han}/gu,
    ) ?? []
  );
}

function isLocalText(value: unknown): value is LocalText {
  return (
    typeof value === 'object' &&
    value !== null &&
    'zh-CN' in value &&
    typeof value['zh-CN'] === 'string'
  );
}

function readJson<T>(path: string): T {
  return JSON.parse(readFileSync(new URL(`../../surveys/${path}`, import.meta.url), 'utf8')) as T;
}
