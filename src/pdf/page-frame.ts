/** What stands on every page outside the text: the running foot, and the label of simulated data. */
import type { Report } from '../domain/reports/report.ts';
import type { Tag } from './sheet.ts';
import { type Sheet, tagUnder } from './sheet.ts';
import { drawLabel, drawText, measureText, textWidth } from './text-pieces.ts';
import { colour, page, type } from './theme.ts';

const footTop = page.bottom + 16;
const labelTop = 24;

export function drawFoot(sheet: Sheet, text: string, number: number, total: number): void {
  const right = page.margin + page.contentWidth;
  const words = measureText(text, type.caption, page.contentWidth - 80, sheet.language);
  sheet.artifact(() => {
    sheet.pen.moveTo(page.margin, footTop - 6).lineTo(right, footTop - 6);
    sheet.pen.lineWidth(0.5).strokeColor(colour.line).stroke();
    drawText(sheet, words, page.margin, footTop);
    drawLabel(sheet, `${number} / ${total}`, type.caption, right, footTop, 'right');
  }, 'Pagination');
}

/** Read aloud once, on the cover; on the other pages it is there for the eye and for search. */
export function drawSimulatedLabel(sheet: Sheet, report: Report, parent: Tag | null): void {
  const text = report.watermark;
  if (text === null) return;
  const style = { ...type.caption, weight: 'bold' as const };
  const width = textWidth(text, style, report.language) + 16;
  const left = page.margin + page.contentWidth - width;
  const outline = () => {
    sheet.pen.roundedRect(left, labelTop, width, 18, 2);
    sheet.pen.lineWidth(0.75).strokeColor(colour.quiet).stroke();
  };
  const words = () => drawLabel(sheet, text, style, left + 8, labelTop + 2.5);
  sheet.artifact(outline, 'Pagination');
  if (parent) sheet.tagged(tagUnder(parent, 'P'), words);
  else sheet.artifact(words, 'Pagination');
}
