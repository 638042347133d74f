/** Key figures and marked findings: what a leader reads if nothing else. */
import type { Zone } from '../../domain/diagnosis/zone.ts';
import type { Finding, KeyFigure } from '../../domain/reports/report.ts';
import { indented, keptWithNext, type Piece, type Setting, whole, withGap } from '../piece.ts';
import { drawRule, tagUnder } from '../sheet.ts';
import { drawText, measureText, taggedText, textPieces } from '../text-pieces.ts';
import { colour, space, type } from '../theme.ts';
import { drawZoneMark } from '../zone-mark.ts';
import { middleOf } from './paragraphs.ts';

const gutter = 18;

/** Large figures side by side over a hairline, each with its label. */
export function figuresPieces(
  block: { readonly figures: readonly KeyFigure[] },
  setting: Setting,
): Piece[] {
  const count = Math.max(1, block.figures.length);
  const width = (setting.width - (count - 1) * gutter) / count;
  const figures = block.figures.map((figure) => ({
    valueTag: tagUnder(setting.parent, 'P'),
    labelTag: tagUnder(setting.parent, 'P'),
    value: measureText(figure.value, fitting(figure.value, width), width, setting.language),
    label: measureText(figure.label, type.caption, width, setting.language),
  }));
  const valueHeight = Math.max(0, ...figures.map(({ value }) => value.height));
  const labelHeight = Math.max(0, ...figures.map(({ label }) => label.height));
  return [
    {
      height: space.small + valueHeight + labelHeight,
      gap: space.medium,
      keep: false,
      draw: (sheet, x, y) => {
        figures.forEach(({ valueTag, labelTag, value, label }, index) => {
          const left = x + index * (width + gutter);
          sheet.artifact(() => drawRule(sheet, [left, y], [left + width, y], colour.ink, 0.75));
          const top = y + space.small;
          const valueTop = top + valueHeight - value.height;
          sheet.tagged(valueTag, () => drawText(sheet, value, left, valueTop));
          sheet.tagged(labelTag, () => drawText(sheet, label, left, top + valueHeight));
        });
      },
    },
  ];
}

/** A long value steps down a size rather than break. */
function fitting(value: string, width: number) {
  const roomy = value.length * type.figure.size * 0.6 <= width;
  return roomy ? type.figure : { ...type.section, leading: 30 };
}

export function findingsPieces(
  block: { readonly title: string; readonly zone: Zone; readonly findings: readonly Finding[] },
  setting: Setting,
): Piece[] {
  const indent = 16;
  const room = { ...setting, width: setting.width - indent };
  const title = withGap(keptWithNext(taggedText(block.title, type.heading, 'H2', setting)), 20);
  const findings = block.findings.flatMap((finding, index) => {
    const strong = taggedText(finding.title, type.strong, 'P', room);
    const [first, ...rest] = indented(strong, indent);
    const marked = first ? [withMark(first, block.zone)] : [];
    const detail = textPieces(finding.detail, type.quiet, tagUnder(setting.parent, 'P'), room);
    const pieces = finding.detail === '' ? [] : withGap(indented(detail, indent), 1);
    return withGap(whole([...marked, ...rest, ...pieces]), index === 0 ? 8 : 9);
  });
  return [...title, ...findings];
}

function withMark(piece: Piece, zone: Zone): Piece {
  return {
    ...piece,
    draw: (sheet, x, y) => {
      sheet.artifact(() => drawZoneMark(sheet, zone, x + 4.5, middleOf(type.strong, y), 8));
      piece.draw(sheet, x, y);
    },
  };
}
