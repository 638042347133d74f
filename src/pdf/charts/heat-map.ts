/** Groups × factors as tinted cells; the names of the factors stand again over the rows of every page. */
import type { HeatMapSpec } from '../../domain/charts/chart-spec.ts';
import { fitLabels } from '../fit-label.ts';
import { keptWithNext, type Piece, type Setting, whole, withGap } from '../piece.ts';
import type { Sheet } from '../sheet.ts';
import { drawLabel, drawText, type TextBlock, textPieces } from '../text-pieces.ts';
import { page, type } from '../theme.ts';
import { columnHeads } from './column-heads.ts';
import { headPiece, keepRows, withFigureBox } from './figure-pieces.ts';
import { drawHeatCells } from './heat-cells.ts';
import { heatLegendPiece } from './heat-legend.ts';
import { type HeatMapLayout, heatMapLayout } from './heat-map-layout.ts';

/** Part of a page up to which a map stays whole. */
const mostOfPage = 0.8;
/** Pieces at either end that are not parted: legend, head and rows; a band holds many. */
const keptPieces = { rows: 5, bands: 2 } as const;
/** Rows of a band of two panels: read down the left one, then down the right one. */
const bandRows = 10;
const betweenBands = 5;
const besideLines = 3;

type Row = HeatMapSpec['rows'][number];

export function heatMapPieces(chart: HeatMapSpec, setting: Setting): Piece[] {
  const { layout, names } = measured(chart, setting);
  const head = mapHead(chart, layout, setting);
  const rows = chart.rows.map((row, at) => mapRow(row, names[at], layout));
  const pieces =
    layout.panels === 1
      ? rows.map((row) => rowPiece([row], setting))
      : bandPieces(rows, layout, setting);
  const body = pieces.map((piece) => ({ ...piece, repeat: head }));
  const most = page.contentHeight * mostOfPage;
  const kept = layout.panels === 1 ? keptPieces.rows : keptPieces.bands;
  const note = layout.figure === null ? notePieces(chart, setting) : [];
  const legend = heatLegendPiece(chart, setting);
  const map = withFigureBox(keepRows([legend, head, ...body], most, kept), setting, most);
  return note.length > 0 ? [...keptWithNext(whole(note)), ...withGap(map, 3)] : map;
}

interface Measured {
  readonly width: number;
  readonly language: Setting['language'];
  readonly layout: HeatMapLayout;
  readonly names: readonly TextBlock[];
}

/** Thousands of names are fitted once, though a report is set with room and closer. */
const known = new WeakMap<HeatMapSpec, Measured>();

function measured(chart: HeatMapSpec, setting: Setting): Measured {
  const { width, language } = setting;
  const before = known.get(chart);
  if (before?.width === width && before.language === language) return before;
  const layout = heatMapLayout(chart, width, language);
  const made = { width, language, layout, names: namesOf(chart.rows, layout, setting) };
  known.set(chart, made);
  return made;
}

/** Where the figures stand that the cells have no room for. */
function notePieces({ withoutFigures }: HeatMapSpec, setting: Setting): Piece[] {
  return withoutFigures ? textPieces(withoutFigures, type.caption, setting.parent, setting) : [];
}

/** Groups that stand apart somewhere are set in bold. */
function namesOf(rows: readonly Row[], { name }: HeatMapLayout, { language }: Setting) {
  const bold = { ...name.style, weight: 'bold' as const };
  const room = { ...name, style: bold, language };
  return fitLabels(
    rows.map(({ label }) => label),
    room,
  ).map((block, at) =>
    rows[at]?.cells.some(({ apart }) => apart) ? block : { ...block, style: name.style },
  );
}

function mapHead({ columns }: HeatMapSpec, layout: HeatMapLayout, setting: Setting): Piece {
  const heads = columnHeads(
    columns.map(({ name }) => name),
    layout.cellWidth,
    setting,
  );
  const { people, left, panels, panelWidth, gutter } = layout;
  return headPiece(
    heads.height,
    (sheet, x, y) => {
      for (let panel = 0; panel < panels; panel += 1) {
        const from = x + panel * (panelWidth + gutter);
        const bottom = y + heads.height;
        heads.draw(sheet, from + left, bottom);
        drawLabel(
          sheet,
          'n',
          people.style,
          from + people.right,
          bottom - people.style.leading - 2,
          'right',
        );
      }
    },
    setting,
  );
}

interface MapRow {
  readonly height: number;
  readonly draw: (sheet: Sheet, x: number, y: number, height: number) => void;
}

function mapRow(row: Row, name: TextBlock | undefined, layout: HeatMapLayout): MapRow {
  const { people, left, leastRow } = layout;
  const lines = name && name.lines.length > 1 ? name.height + besideLines : 0;
  return {
    height: Math.max(leastRow, lines),
    draw: (sheet, x, y, height) => {
      if (name) drawText(sheet, name, x, y + (height - name.height) / 2);
      const top = y + (height - people.style.leading) / 2;
      drawLabel(sheet, String(row.n), people.style, x + people.right, top, 'right');
      drawHeatCells(sheet, row.cells, { x: x + left, y, height }, layout);
    },
  };
}

function rowPiece(rows: readonly MapRow[], setting: Setting): Piece {
  const height = Math.max(0, ...rows.map((row) => row.height));
  return {
    height,
    gap: 0,
    keep: false,
    draw: (sheet, x, y) =>
      sheet.tagged(setting.parent, () => {
        for (const row of rows) row.draw(sheet, x, y, height);
      }),
  };
}

/** The last band shares its rows out evenly. */
function bandPieces(rows: readonly MapRow[], layout: HeatMapLayout, setting: Setting): Piece[] {
  const bands: Piece[] = [];
  for (let from = 0; from < rows.length; from += 2 * bandRows) {
    const inBand = rows.slice(from, from + 2 * bandRows);
    const each = Math.ceil(inBand.length / 2);
    bands.push(bandPiece([inBand.slice(0, each), inBand.slice(each)], layout, setting));
  }
  return bands;
}

function bandPiece(
  panels: readonly (readonly MapRow[])[],
  { leastRow, panelWidth, gutter }: HeatMapLayout,
  setting: Setting,
): Piece {
  const most = Math.max(0, ...panels.map(({ length }) => length));
  return {
    height: most * leastRow,
    gap: betweenBands,
    keep: false,
    draw: (sheet, x, y) =>
      sheet.tagged(setting.parent, () => {
        panels.forEach((rows, panel) => {
          const left = x + panel * (panelWidth + gutter);
          for (const [at, row] of rows.entries())
            row.draw(sheet, left, y + at * leastRow, leastRow);
        });
      }),
  };
}
