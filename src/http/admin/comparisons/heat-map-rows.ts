/** A row of the heat map: the group by its name, and what each cell shows and says. */
import type { HeatCell, HeatMapSpec } from '../../../domain/charts/chart-spec.ts';
import type { ComparedGroup, ComparisonInput } from '../../../domain/comparison/comparison.ts';
import { missingMark } from '../../../domain/reports/report-context.ts';
import type { Words } from '../../../domain/wording/words.ts';

export interface HeatRow {
  readonly id: string;
  /** The end of a long name is kept in sight: a number there is what tells classes of one series apart. */
  readonly head: string;
  readonly tail: string;
  readonly address: string | null;
  readonly date: string;
  readonly people: number;
  /** Stands apart on a factor. */
  readonly apart: boolean;
  readonly cells: readonly {
    readonly text: string;
    /** Classes of the cell: zone, and the side on which it stands apart. */
    readonly look: string;
    /** What colour and mark say, in words. */
    readonly said: string;
  }[];
}

const tailLength = 6;
const longestBracket = 18;

export function heatRow(
  { id, label, n, cells }: HeatMapSpec['rows'][number],
  group: ComparedGroup | undefined,
  { level, occasion }: ComparisonInput,
  words: CellWords,
): HeatRow {
  const [head, tail] = cutName(label);
  return {
    id,
    head,
    tail,
    address: level === 'class' ? `/admin/cohorts/${id}/diagnosis?occasion=${occasion}` : null,
    date: group?.endsOn ?? '',
    people: n,
    apart: cells.some(({ apart }) => apart !== null),
    cells: cells.map((cell) => cellOf(cell, words)),
  };
}

/** A long name in two, before the number or day that it ends with in brackets, or before its last word or letters. */
function cutName(name: string): readonly [string, string] {
  const letters = [...name];
  if (letters.length <= 2 * tailLength) return [name, ''];
  const bracket = bracketAtEnd(letters);
  if (bracket > 0) return [letters.slice(0, bracket).join(''), letters.slice(bracket).join('')];
  const word = letters.lastIndexOf(' ', letters.length - tailLength / 2);
  const cut = word >= letters.length - 2 * tailLength ? word + 1 : letters.length - tailLength;
  return [letters.slice(0, cut).join(''), letters.slice(cut).join('')];
}

/** Where it begins; 0 where there is none, or one too long for a line. */
function bracketAtEnd(letters: readonly string[]): number {
  const last = letters.at(-1) ?? '';
  if (last !== '）' && last !== ')') return 0;
  const at = Math.max(letters.lastIndexOf('（'), letters.lastIndexOf('('));
  return letters.length - at <= longestBracket ? Math.max(0, at) : 0;
}

export interface CellWords {
  readonly of: (cell: HeatCell) => string;
  readonly withheld: string;
  readonly none: string;
}

export function cellWords(t: Words, legend: HeatMapSpec['legend']): CellWords {
  return {
    of: wordsOfCells(t, legend),
    withheld: t('terms:zone.insufficient'),
    none: t('selection:noAnswers'),
  };
}

/** What a cell says in words, worked out once a look and not once a cell. */
function wordsOfCells(t: Words, legend: HeatMapSpec['legend']): (cell: HeatCell) => string {
  const textOf = new Map(legend.map(({ mark, text }) => [mark, text]));
  const known = new Map<string, string>();
  return ({ zone, apart }) => {
    const look = `${zone} ${apart}`;
    const before = known.get(look);
    if (before !== undefined) return before;
    const side = apart ? textOf.get(apart) : '';
    const said = [t(`terms:zone.${zone}`), side].filter(Boolean).join(t('terms:semicolon'));
    known.set(look, said);
    return said;
  };
}

function cellOf(cell: HeatCell, words: CellWords): HeatRow['cells'][number] {
  const { value, zone, apart, missing } = cell;
  if (value === null) {
    return missing === 'withheld'
      ? { text: words.withheld, look: 'hidden-few', said: '' }
      : { text: missingMark, look: 'none', said: words.none };
  }
  return { text: value.toFixed(2), look: apart ? `${zone} ${apart}` : zone, said: words.of(cell) };
}
