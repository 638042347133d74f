/**
 * Sets a report on paper: A4, tagged, searchable, the same bytes for the same report. Everything is
 * measured first, shared out over pages, and only then drawn, so that the number of pages is known.
 */
import type { Report, Section } from '../domain/reports/report.ts';
import { stackedPieces } from './blocks/block-pieces.ts';
import { sectionTitlePieces } from './blocks/paragraphs.ts';
import { drawCover } from './cover.ts';
import { collectBytes, openDocument } from './open-document.ts';
import { type FlowPage, flowPages } from './page-flow.ts';
import { drawFoot, drawSimulatedLabel } from './page-frame.ts';
import type { Piece, Setting } from './piece.ts';
import { openSheet, type Sheet, tagUnder } from './sheet.ts';
import { page } from './theme.ts';

/** The PDF of a report. Refuses nothing: what the report holds is printed as it stands. */
export function renderReport(report: Report): Promise<Uint8Array> {
  const root = tagUnder(null, 'Document');
  const setting: Setting = {
    language: report.language,
    width: page.contentWidth,
    parent: root,
    compact: false,
  };
  const pages = runsOf(report.sections).flatMap((run) => pagesOf(run, setting));

  const pen = openDocument({ ...report.properties, language: report.language });
  const bytes = collectBytes(pen);
  const sheet = openSheet(pen, report.language);
  sheet.turnPage();
  const cover = { ...setting, parent: tagUnder(root, 'Sect') };
  drawSimulatedLabel(sheet, report, cover.parent);
  drawCover(sheet, report.cover, cover);
  pages.forEach((each, index) => {
    sheet.turnPage();
    drawSimulatedLabel(sheet, report, null);
    drawPage(sheet, each);
    drawFoot(sheet, report.footer, index + 2, pages.length + 1);
  });
  pen.end();
  return bytes;
}

/** Sections that run on after each other; a new page begins a new run. */
function runsOf(sections: readonly Section[]): Section[][] {
  const runs: Section[][] = [];
  for (const section of sections) {
    const current = runs.at(-1);
    if (current && !section.newPage) current.push(section);
    else runs.push([section]);
  }
  return runs;
}

/** Set with room, unless setting it closer saves a page. */
function pagesOf(run: readonly Section[], setting: Setting): FlowPage[] {
  const roomy = flowPages(runPieces(run, setting), page.contentHeight);
  if (roomy.length < 2) return roomy;
  const compact = { ...setting, compact: true };
  const closer = flowPages(runPieces(run, compact), page.contentHeight);
  return closer.length < roomy.length ? closer : roomy;
}

function runPieces(sections: readonly Section[], setting: Setting): Piece[] {
  return sections.flatMap((section) => {
    const within = { ...setting, parent: tagUnder(setting.parent, 'Sect') };
    const blocks = stackedPieces(section.blocks, within);
    return [...sectionTitlePieces(section.title, within), ...blocks];
  });
}

function drawPage(sheet: Sheet, { pieces, tightness }: FlowPage): void {
  let y = page.margin;
  pieces.forEach((piece, index) => {
    if (index > 0) y += piece.gap * tightness;
    if (index === 0 && piece.repeat) {
      piece.repeat.draw(sheet, page.margin, y);
      y += piece.repeat.height;
    }
    piece.draw(sheet, page.margin, y);
    y += piece.height;
  });
}
