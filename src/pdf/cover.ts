/** The cover: who and what in large type, one accent rule, the facts on a grid, small print at the foot. */
import type { Cover } from '../domain/reports/report.ts';
import type { Setting } from './piece.ts';
import { drawRule, type Sheet, tagUnder } from './sheet.ts';
import { drawText, measureText, type TextBlock } from './text-pieces.ts';
import { colour, columnsWide, page, space, type } from './theme.ts';

const titleTop = 190;
const factsTop = 470;
const factPadding = 5;

export function drawCover(sheet: Sheet, cover: Cover, setting: Setting): void {
  sheet.bookmark(cover.title, 0);
  const left = page.margin;
  drawAccent(sheet, left);
  drawTagged(sheet, cover.kicker, type.kicker, 'P', page.margin + space.large, setting);
  const afterTitle = drawTagged(sheet, cover.title, type.coverTitle, 'H1', titleTop, setting);
  const subtitleTop = afterTitle + space.medium;
  const after = drawTagged(sheet, cover.subtitle, type.coverSubtitle, 'P', subtitleTop, setting);
  drawFacts(sheet, cover.facts, Math.max(factsTop, after + space.section), setting);
  drawNotes(sheet, cover.notes, setting);
}

function drawAccent(sheet: Sheet, left: number): void {
  sheet.artifact(() => {
    sheet.pen.rect(left, page.margin, columnsWide(2), 4).fillColor(colour.accent).fill();
  });
}

/** Draws a text of ten columns; returns where it ends. */
function drawTagged(
  sheet: Sheet,
  text: string,
  style: TextBlock['style'],
  kind: string,
  top: number,
  setting: Setting,
): number {
  if (text === '') return top;
  const block = measureText(text, style, columnsWide(10), setting.language, true);
  const tag = tagUnder(setting.parent, kind);
  sheet.tagged(tag, () => drawText(sheet, block, page.margin, top));
  return top + block.height;
}

function drawFacts(sheet: Sheet, facts: Cover['facts'], top: number, setting: Setting): void {
  const labelWidth = columnsWide(3);
  const valueWidth = columnsWide(9);
  let y = top;
  for (const fact of facts) {
    const label = measureText(fact.label, type.quiet, labelWidth, setting.language);
    const value = measureText(fact.value, type.body, valueWidth, setting.language);
    const height = Math.max(label.height, value.height) + 2 * factPadding;
    const fields = [tagUnder(setting.parent, 'P'), tagUnder(setting.parent, 'P')] as const;
    const at = y;
    sheet.artifact(() => {
      drawRule(sheet, [page.margin, at], [page.margin + page.contentWidth, at], colour.line);
    });
    sheet.tagged(fields[0], () => drawText(sheet, label, page.margin, at + factPadding + 1.5));
    const left = page.margin + page.contentWidth - valueWidth;
    sheet.tagged(fields[1], () => drawText(sheet, value, left, at + factPadding));
    y += height;
  }
}

function drawNotes(sheet: Sheet, notes: readonly string[], setting: Setting): void {
  const blocks = notes.map((note) =>
    measureText(note, type.caption, columnsWide(10), setting.language),
  );
  let y = page.bottom - blocks.reduce((sum, block) => sum + block.height + space.hair, 0);
  for (const block of blocks) {
    const top = y;
    sheet.tagged(tagUnder(setting.parent, 'P'), () => drawText(sheet, block, page.margin, top));
    y += block.height + space.hair;
  }
}
