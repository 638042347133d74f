/** Running text: paragraphs, headings, lists, quotations, and the notice that something is withheld. */
import { drawHatch } from '../hatch.ts';
import {
  drawStack,
  indented,
  keptWithNext,
  type Piece,
  type Setting,
  stackHeight,
  withGap,
} from '../piece.ts';
import { baselineOf, tagUnder } from '../sheet.ts';
import {
  drawLabel,
  drawText,
  measureText,
  taggedText,
  textPieces,
  textWidth,
} from '../text-pieces.ts';
import { colour, measure, space, type TypeStyle, type } from '../theme.ts';

const styles = { lead: type.lead, body: type.body, quiet: type.quiet } as const;

/** Text never runs wider than 38 characters, however wide the page. */
function narrowed(setting: Setting): Setting {
  return { ...setting, width: Math.min(setting.width, measure) };
}

export function paragraphPieces(
  block: { readonly text: string; readonly style: keyof typeof styles },
  setting: Setting,
): Piece[] {
  const pieces = taggedText(block.text, styles[block.style], 'P', narrowed(setting));
  return withGap(pieces, block.style === 'lead' ? 10 : space.small);
}

export function headingPieces(block: { readonly text: string }, setting: Setting): Piece[] {
  const pieces = taggedText(block.text, type.heading, 'H2', narrowed(setting));
  const [first, ...rest] = withGap(keptWithNext(pieces), space.large);
  return first ? [{ ...first, opens: true }, ...rest] : [];
}

/** A bullet or number hangs in the margin of its item. */
export function listPieces(
  block: { readonly ordered: boolean; readonly items: readonly string[] },
  setting: Setting,
): Piece[] {
  const list = tagUnder(setting.parent, 'L');
  const marks = block.items.map((_, index) => (block.ordered ? `${index + 1}.` : '\u2022'));
  const widths = marks.map((mark) => textWidth(mark, type.body, setting.language));
  const indent = Math.max(14, ...widths.map((width) => width + 6));
  const room = narrowed(setting);
  const items = block.items.map((text, index) => {
    const item = tagUnder(list, 'LI');
    const label = tagUnder(item, 'Lbl');
    const body = textPieces(text, type.body, tagUnder(item, 'LBody'), {
      ...room,
      width: room.width - indent,
    });
    const [first, ...rest] = indented(body, indent);
    if (!first) return [];
    const marked: Piece = {
      ...first,
      draw: (sheet, x, y) => {
        sheet.tagged(label, () => drawLabel(sheet, marks[index] ?? '', type.body, x, y));
        first.draw(sheet, x, y);
      },
    };
    return withGap([marked, ...rest], index === 0 ? space.small : space.hair);
  });
  // The last item does not open a page alone.
  return items.flatMap((pieces, index) => (index === items.length - 2 ? lastKept(pieces) : pieces));
}

function lastKept(pieces: readonly Piece[]): Piece[] {
  return pieces.map((piece, at) => (at === pieces.length - 1 ? { ...piece, keep: true } : piece));
}

/** From here on quotations stand smaller and in two columns: a large class fills few pages. */
const manyQuotations = 40;

/** What people wrote stands between a rule at the left and the margin, in their own words. */
export function quotationPieces(
  block: { readonly quotations: readonly string[] },
  setting: Setting,
): Piece[] {
  if (block.quotations.length > manyQuotations) return pairedQuotations(block.quotations, setting);
  return block.quotations.flatMap((text, index) => {
    const ruled = quotationLines(text, type.body, narrowed(setting));
    return withGap(ruled, index === 0 ? 10 : space.small);
  });
}

/** Two beside each other, the short ones first, so that the two of a pair are about as long. */
function pairedQuotations(quotations: readonly string[], setting: Setting): Piece[] {
  const gutter = 20;
  const width = (setting.width - gutter) / 2;
  const stacks = quotations
    .map((text) => quotationLines(text, type.cell, { ...setting, width }))
    .sort((a, b) => a.length - b.length);
  return stacks.flatMap((left, index): Piece[] => {
    if (index % 2 === 1) return [];
    const right = stacks[index + 1] ?? [];
    return [
      {
        height: Math.max(stackHeight(left), stackHeight(right)),
        gap: index === 0 ? 10 : space.hair,
        keep: false,
        draw: (sheet, x, y) => {
          drawStack(left, sheet, x, y);
          drawStack(right, sheet, x + width + gutter, y);
        },
      },
    ];
  });
}

function quotationLines(text: string, style: TypeStyle, setting: Setting): Piece[] {
  const indent = 12;
  const tag = tagUnder(setting.parent, 'BlockQuote');
  const lines = textPieces(text, style, tag, { ...setting, width: setting.width - indent });
  return lines.map(
    (line): Piece => ({
      ...line,
      draw: (sheet, x, y) => {
        sheet.artifact(() => {
          sheet.pen.rect(x, y, 1.5, line.height).fillColor(colour.line).fill();
        });
        line.draw(sheet, x + indent, y);
      },
    }),
  );
}

/** Hatched like every withheld figure, with the reason on a plate of paper that keeps it readable. */
export function withheldPieces(block: { readonly text: string }, setting: Setting): Piece[] {
  const width = Math.min(setting.width, measure);
  const padding = space.medium;
  const text = measureText(block.text, type.body, width - 4 * padding, setting.language);
  const tag = tagUnder(setting.parent, 'P');
  const widest = Math.max(...text.lines.map((line) => line.width));
  const height = text.height + 3 * padding;
  return [
    {
      height,
      gap: space.medium,
      keep: false,
      draw: (sheet, x, y) => {
        sheet.artifact(() => {
          drawHatch(sheet, { x, y, width, height });
          const plate = { width: widest + 2 * padding, height: text.height + padding };
          sheet.pen.rect(x + padding, y + padding, plate.width, plate.height);
          sheet.pen.fillColor(colour.paper).fill();
        });
        sheet.tagged(tag, () => drawText(sheet, text, x + 2 * padding, y + 1.5 * padding));
      },
    },
  ];
}

/** Title of a section: a short accent rule above, a bookmark, the first level of the structure. */
export function sectionTitlePieces(title: string, setting: Setting): Piece[] {
  const text = measureText(title, type.section, narrowed(setting).width, setting.language, true);
  const tag = tagUnder(setting.parent, 'H1');
  const rule = { width: 28, height: 2.25, below: 9 };
  return [
    {
      height: rule.height + rule.below + text.height,
      gap: space.section,
      keep: true,
      opens: true,
      draw: (sheet, x, y) => {
        sheet.bookmark(title, y - space.medium);
        sheet.artifact(() => {
          sheet.pen.rect(x, y, rule.width, rule.height).fillColor(colour.accent).fill();
        });
        sheet.tagged(tag, () => drawText(sheet, text, x, y + rule.height + rule.below));
      },
    },
  ];
}

/** Where a mark stands so that it looks centred on a line of this style. */
export function middleOf(style: { size: number; leading: number }, y: number): number {
  return y + baselineOf({ ...style, weight: 'regular', colour: '' }) - style.size * 0.36;
}
