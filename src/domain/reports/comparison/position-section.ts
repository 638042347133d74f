/** Where one class stands among the school's own and all closed classes: percentiles with their ranges. */
import type { ClassPosition, PositionAmong } from '../../comparison/comparison.ts';
import type { Factor } from '../../instrument/survey.ts';
import type { Block, Section } from '../report.ts';
import { missingMark, turnedName } from '../report-context.ts';
import { figure, figureTable, text } from '../tables/figure-table.ts';
import { type ComparisonContext, countClasses, groupName, joined } from './comparison-context.ts';

interface PositionRow {
  readonly factor: Factor;
  readonly mean: number | null;
  readonly school: Place | undefined;
  readonly server: Place | undefined;
}

type Place = NonNullable<PositionAmong['factors']>[number];

export function positionSection(context: ComparisonContext): Section | null {
  const { groupOf, input, t } = context;
  if (input.position === undefined) return null;
  // Of a class outside this comparison neither name nor figures are known.
  const position = groupOf.has(input.position?.group ?? '') ? input.position : null;
  const name = position ? groupName(context, position.group) : '';
  return {
    id: 'position',
    title: t('comparison:position.heading'),
    newPage: false,
    blocks: position
      ? positionBlocks(context, position, name)
      : [{ kind: 'paragraph', style: 'body', text: t('comparison:position.none') }],
  };
}

function positionBlocks(
  context: ComparisonContext,
  position: ClassPosition,
  name: string,
): Block[] {
  const { say, t } = context;
  const rows = rowsOf(context, position);
  const reading = rows.length > 0 ? t('comparison:position.reading') : '';
  const sentences = [...among(context, position, name), reading];
  const place = (each: Place | undefined) => wholeNumber(each?.percentile ?? null);
  const range = (each: Place | undefined) =>
    each?.range ? `[${each.range.map(wholeNumber).join(', ')}]` : missingMark;
  const table =
    rows.length === 0
      ? []
      : figureTable<PositionRow>(context, {
          caption: t('comparison:position.table', { group: name }),
          columns: [
            text(t('report:appendix.factor'), 6, ({ factor }) => turnedName(context, factor)),
            figure(t('comparison:position.mean'), 2, ({ mean }) => say.number(mean)),
            figure(t('comparison:position.ofSchool'), 2.2, ({ school }) => place(school)),
            figure(t('comparison:position.range'), 2.6, ({ school }) => range(school)),
            figure(t('comparison:position.ofServer'), 2.2, ({ server }) => place(server)),
            figure(t('comparison:position.range'), 2.6, ({ server }) => range(server)),
          ],
          rows,
          missing: ({ factor }) => ({ name: turnedName(context, factor), whys: [] }),
        });
  return [{ kind: 'paragraph', style: 'body', text: joined(context, sentences) }, ...table];
}

/** What the class is placed among, or why it is not; the class itself is one more than `classes`. */
function among(
  context: ComparisonContext,
  { school, server }: ClassPosition,
  group: string,
): string[] {
  const { t } = context;
  const text = (key: 'school' | 'server', { classes, needed, factors }: PositionAmong) => {
    const counted = countClasses(context, factors ? classes : classes + 1);
    const params = { group, classes: counted, needed };
    return factors
      ? t(`comparison:position.${key}`, params)
      : t(`comparison:position.${key}Few`, params);
  };
  return [text('school', school), ...(server ? [text('server', server)] : [])];
}

function rowsOf(
  { groupOf, input }: ComparisonContext,
  { group, school, server }: ClassPosition,
): PositionRow[] {
  if (!school.factors && !server?.factors) return [];
  const figures = groupOf.get(group)?.factors;
  const find = (places: PositionAmong['factors'] | undefined, factor: Factor) =>
    places?.find((place) => place.factor === factor.id);
  return input.survey.factors.map((factor, index) => ({
    factor,
    mean: figures?.[index]?.favourability ?? null,
    school: find(school.factors, factor),
    server: find(server?.factors, factor),
  }));
}

function wholeNumber(value: number | null): string {
  return value === null ? missingMark : String(Math.round(value));
}
