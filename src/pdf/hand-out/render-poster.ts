/** The poster of a class on one page of A4: a code that is read from the back of a room, and what to do in three lines. */
import { collectBytes, type DocumentProperties, openDocument } from '../open-document.ts';
import { openSheet, type Sheet, type Tag, tagUnder } from '../sheet.ts';
import { type Align, drawText, measureText } from '../text-pieces.ts';
import { colour, page, space, type TypeStyle, type } from '../theme.ts';
import { drawQr } from './draw-qr.ts';

export interface Poster {
  readonly properties: DocumentProperties;
  /** The school. */
  readonly kicker: string;
  /** The class. */
  readonly title: string;
  /** Which occasion, how long, until when; empty where none is to come. */
  readonly subtitle: string;
  readonly steps: readonly string[];
  readonly promise: string;
  readonly link: string;
  readonly alternative: string;
  /** Label of simulated data; null where they are real. */
  readonly simulated: string | null;
}

/** As large as the page leaves room for. */
const largestCode = 390;
const stepStyle: TypeStyle = { ...type.lead, size: 18, leading: 30 };
const linkStyle: TypeStyle = { ...type.body, colour: colour.quiet };

export function renderPoster(poster: Poster): Promise<Uint8Array> {
  const pen = openDocument(poster.properties);
  const bytes = collectBytes(pen);
  const sheet = openSheet(pen, poster.properties.language);
  sheet.turnPage();
  const root = tagUnder(null, 'Document');
  const below = drawHead(sheet, poster, root);
  const top = below + space.medium;
  const size = Math.min(largestCode, page.bottom - top - footHeight(sheet, poster));
  const box = { x: (page.width - size) / 2, y: top, width: size, height: size };
  const figure = tagUnder(root, 'Figure', { alternative: poster.alternative });
  sheet.tagged(figure, () => drawQr(sheet, poster.link, box), box);
  const after = draw(sheet, poster.link, linkStyle, 'P', top + size, root, 'center');
  drawFoot(sheet, poster, after + space.medium, root);
  pen.end();
  return bytes;
}

function drawHead(sheet: Sheet, poster: Poster, root: Tag): number {
  let top: number = page.margin;
  sheet.artifact(() => {
    sheet.pen.rect(page.margin, top, 72, 4).fillColor(colour.accent).fill();
  });
  top += space.medium;
  if (poster.simulated !== null) top = draw(sheet, poster.simulated, type.strong, 'P', top, root);
  top = draw(sheet, poster.kicker, type.lead, 'P', top, root);
  top = draw(sheet, poster.title, type.coverTitle, 'H1', top + space.hair, root);
  return draw(sheet, poster.subtitle, type.coverSubtitle, 'P', top, root);
}

function drawFoot(sheet: Sheet, { steps, promise }: Poster, from: number, root: Tag): void {
  let top = from;
  steps.forEach((step, index) => {
    top = draw(sheet, `${index + 1}. ${step}`, stepStyle, 'P', top, root);
  });
  draw(sheet, promise, type.body, 'P', top + space.medium, root);
}

/** The link, the steps and the promise, with the white between them. */
function footHeight(sheet: Sheet, { steps, promise, link }: Poster): number {
  const height = (text: string, style: TypeStyle) =>
    measureText(text, style, page.contentWidth, sheet.language, true).height;
  const lines = steps.map((step, index) => height(`${index + 1}. ${step}`, stepStyle));
  const words = [...lines, height(promise, type.body), height(link, linkStyle)];
  return words.reduce((sum, each) => sum + each, 2 * space.medium);
}

/** Returns where it ends. */
function draw(
  sheet: Sheet,
  text: string,
  style: TypeStyle,
  kind: string,
  top: number,
  root: Tag,
  align: Align = 'left',
): number {
  if (text === '') return top;
  const block = measureText(text, style, page.contentWidth, sheet.language, align === 'left');
  sheet.tagged(tagUnder(root, kind), () => drawText(sheet, block, page.margin, top, align));
  return top + block.height;
}
