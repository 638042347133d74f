/** What the reader should know of how the answers of a file were read and analysed. */
import { occasionKinds, type Survey } from '../instrument/survey.ts';
import type { Words } from '../wording/words.ts';
import type { AnalysedOccasion } from './analyse-occasion.ts';
import type { OneOrBoth, Responses } from './responses.ts';

/** Of the reading, of item columns outside the form, and of groups that Welch's test left out. */
export function noticesOf(
  survey: Survey,
  responses: Responses,
  found: OneOrBoth<AnalysedOccasion>,
  t: Words,
): readonly string[] {
  const named =
    found.kind === 'one'
      ? [{ occasion: '', ...found.one }]
      : occasionKinds.map((kind) => ({ occasion: t(`terms:occasion.${kind}`), ...found[kind] }));
  return [
    ...responses.notices,
    ...unusedItems(survey, responses, named, t),
    ...named.flatMap(({ occasion, untested }) => untestedGroups(occasion, untested, t)),
  ];
}

/** Of item columns that the form does not ask. */
export function unusedItems(
  survey: Survey,
  { sheet }: Responses,
  occasions: readonly AnalysedOccasion[],
  t: Words,
): string[] {
  const forms = [...new Set(occasions.map(({ answers }) => answers.form))];
  const asked = new Set(forms.flatMap((form) => survey.forms[form] ?? []));
  const columns = sheet.items.filter((id) => !asked.has(id));
  if (columns.length === 0) return [];
  return [t('report:notice.unusedItems', { columns: columns.join(', '), form: forms.join(', ') })];
}

/** Factors that leave out the same groups share a sentence. */
export function untestedGroups(
  occasion: string,
  untested: AnalysedOccasion['untested'],
  t: Words,
): string[] {
  const byGroups = Map.groupBy(untested, ({ groups }) => groups.join(', '));
  return Array.from(byGroups, ([groups, some]) => {
    const factors = some.map(({ factor }) => factor).join(', ');
    return occasion === ''
      ? t('report:notice.untestedGroups', { factors, groups })
      : t('report:notice.untestedGroupsOn', { occasion, factors, groups });
  });
}
