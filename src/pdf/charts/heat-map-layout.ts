/**
 * How large the cells of a heat map can be: with figures while they can be read, names on several lines where
 * there are few; beyond that two panels side by side in thin rows.
 */
import type { HeatMapSpec } from '../../domain/charts/chart-spec.ts';
import type { Language } from '../../domain/language.ts';
import { textWidth } from '../text-pieces.ts';
import { type TypeStyle, type } from '../theme.ts';

/** Lengths in points. */
export interface HeatMapLayout {
  readonly panels: 1 | 2;
  /** White between two panels. */
  readonly gutter: number;
  readonly panelWidth: number;
  readonly name: { readonly style: TypeStyle; readonly width: number; readonly lines: number };
  /** Where the number of people ends, from the left of the panel, and its style. */
  readonly people: { readonly style: TypeStyle; readonly right: number };
  /** Of the first cell. */
  readonly left: number;
  readonly cellWidth: number;
  readonly leastRow: number;
  /** Null where figures could not be read. */
  readonly figure: TypeStyle | null;
  /** Side of the marks in cells. */
  readonly mark: number;
}

interface Density {
  readonly rows: number;
  readonly name: TypeStyle;
  readonly lines: number;
  readonly least: number;
  /** Sizes of the figures in cells, the largest that fits is taken; none where they could not be read. */
  readonly figures: readonly number[];
}

const label = (size: number, leading: number): TypeStyle => ({ ...type.label, size, leading });
const densities: readonly Density[] = [
  { rows: 8, name: label(8, 10.5), lines: 5, least: 16, figures: [7.5, 7, 6.5, 6] },
  { rows: 24, name: label(8, 10.5), lines: 3, least: 16, figures: [7.5, 7, 6.5, 6] },
  { rows: 60, name: label(7.5, 9), lines: 2, least: 11.5, figures: [7, 6.5, 6] },
  { rows: 300, name: label(6.5, 8), lines: 1, least: 8.6, figures: [6, 5.5] },
];
/** Seven-point characters are the smallest of Chinese printing; so many rows are looked at, not read. */
const thin: Density = {
  rows: Number.POSITIVE_INFINITY,
  name: label(5.5, 6),
  lines: 1,
  least: 6,
  figures: [],
};

/** Room for the arrow before a figure and for the mark after it, each with its white. */
export const besideFigure = { apart: 4.6, mark: 3, white: 1 } as const;
const widestCell = 46;
const thinCell = { least: 6.4, two: 10.5, one: 20 } as const;
const nameWidth = { least: 50, most: 102, thin: 80 } as const;
const beforeCells = 5;
const panelGutter = 18;

export function heatMapLayout(
  chart: HeatMapSpec,
  width: number,
  language: Language,
): HeatMapLayout {
  const count = Math.max(1, chart.columns.length);
  const density = densities.find(({ rows }) => chart.rows.length <= rows) ?? thin;
  const people = { ...density.name, size: density.name.size - 0.5, colour: type.caption.colour };
  const beside = widestPeople(chart, people, language) + 2 * beforeCells;
  const half = (width - panelGutter) / 2;
  const name = widestName(chart, density, language);
  const twice = Math.min(thinCell.two, (half - Math.min(name, nameWidth.thin) - beside) / count);
  const panels = density === thin && twice >= thinCell.least ? 2 : 1;
  const panelWidth = panels === 2 ? half : width;
  const wide = (width - beside - name) / count;
  const figure = figureFor(density, wide, language);
  const cellWidth = panels === 2 ? twice : Math.min(wide, figure ? widestCell : thinCell.one);
  const left = panelWidth - cellWidth * count;
  return {
    panels,
    gutter: panelGutter,
    panelWidth,
    name: { style: density.name, width: left - beside, lines: density.lines },
    people: { style: people, right: left - beforeCells },
    left,
    cellWidth,
    leastRow: density.least,
    figure,
    mark: figure ? besideFigure.mark : Math.min(3.6, cellWidth * 0.4),
  };
}

function widestPeople({ rows }: HeatMapSpec, style: TypeStyle, language: Language): number {
  const most = rows.reduce((so, { n }) => Math.max(so, n), 0);
  return textWidth('0'.repeat(String(most).length), style, language);
}

/** Short names leave more room for the cells. */
function widestName({ rows }: HeatMapSpec, { name }: Density, language: Language): number {
  let widest: number = nameWidth.least;
  for (const { label } of rows) {
    if (widest >= nameWidth.most) return nameWidth.most;
    widest = Math.max(widest, textWidth(label, { ...name, weight: 'bold' }, language) + 2);
  }
  return Math.min(widest, nameWidth.most);
}

function figureFor({ figures, least }: Density, cell: number, language: Language) {
  const size = figures.find((each) => cell >= figureWidth(label(each, least), language));
  return size === undefined ? null : label(size, least);
}

/** What a cell needs: an arrow where it stands apart, four characters, the mark of its zone. */
export function figureWidth(figure: TypeStyle, language: Language): number {
  const { mark, apart, white } = besideFigure;
  return apart + textWidth('0.00', figure, language) + white + mark + white;
}
