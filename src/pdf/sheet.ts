/**
 * The paper under the pen: PDFKit wrapped so that no caller depends on its hidden current font,
 * position or colour, and everything drawn is either tagged or an artifact (PDF/UA).
 */
/// <reference types="pdfkit" />
import type { Language } from '../domain/language.ts';
import type { Line } from './set-lines.ts';
import { page, type TypeStyle, type Weight } from './theme.ts';
import { typefaceOf } from './typeface.ts';

/** A place in the structure tree; made in the document when something is first drawn under it. */
export interface Tag {
  readonly type: string;
  readonly parent: Tag | null;
  readonly alternative?: string;
  readonly scope?: 'Column' | 'Row';
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Sheet {
  readonly language: Language;
  /** For vector paths; text goes through `line`, so that it is set by our own widths. */
  readonly pen: PDFKit.PDFDocument;
  turnPage(): void;
  /** Draws one line on its baseline; `spread` is white to share out between the characters. */
  line(text: string, x: number, baseline: number, style: TypeStyle, spread?: number): void;
  /** What `draw` draws is the content of the tag; `box` is where a figure stands. */
  tagged(tag: Tag, draw: () => void, box?: Box): void;
  /** What `draw` draws is ornament or repetition, not read aloud. */
  artifact(draw: () => void, type?: 'Pagination' | 'Layout'): void;
  bookmark(title: string, top: number): void;
}

export function tagUnder(parent: Tag | null, type: string, options: Partial<Tag> = {}): Tag {
  return { ...options, type, parent };
}

/** The white between the top of a line and its baseline: the square of a Chinese character is centred. */
export function baselineOf(style: TypeStyle): number {
  return (style.leading - style.size) / 2 + style.size * 0.88;
}

/** White shared out between characters where a Chinese line nearly fills its width. */
export function spreadOf(line: Line, width: number, size: number): number {
  const spare = width - line.width;
  return line.last || spare < 0.1 || spare > 1.8 * size ? 0 : spare;
}

export function openSheet(pen: PDFKit.PDFDocument, language: Language): Sheet {
  const elements = new Map<Tag, PDFKit.PDFStructureElement>();
  for (const weight of ['regular', 'bold'] satisfies Weight[]) {
    // The typings know paths and bytes only; PDFKit also takes a parsed font.
    const font = typefaceOf(weight, language).pdfFont as unknown as PDFKit.Mixins.PDFFontSource;
    pen.registerFont(weight, font);
  }

  const elementOf = (tag: Tag, box?: Box): PDFKit.PDFStructureElement => {
    const known = elements.get(tag);
    if (known) return known;
    const element = pen.struct(tag.type, elementOptions(tag, box));
    if (tag.parent) elementOf(tag.parent).add(element);
    else pen.addStructure(element);
    elements.set(tag, element);
    return element;
  };

  return {
    language,
    pen,
    turnPage: () => {
      pen.addPage();
    },
    line: (text, x, baseline, style, spread = 0) => {
      const count = [...text].length;
      const options = {
        lineBreak: false,
        baseline: 'alphabetic' as const,
        characterSpacing: count > 1 ? spread / (count - 1) : 0,
        // Known already: saves PDFKit from measuring again.
        textWidth: 0,
        wordCount: 1,
      };
      pen.font(style.weight).fontSize(style.size).fillColor(style.colour);
      pen.text(text, x, baseline, options);
    },
    tagged: (tag, draw, box) => {
      const element = elementOf(tag, box);
      const content = pen.markStructureContent(tag.type);
      draw();
      pen.endMarkedContent();
      element.add(content);
    },
    artifact: (draw, type = 'Layout') => {
      pen.markContent('Artifact', { type });
      draw();
      pen.endMarkedContent();
    },
    bookmark: (title, top) => {
      pen.outline.addItem(title, { top: Math.max(0, top) } as { expanded?: boolean });
    },
  };
}

function elementOptions(tag: Tag, box: Box | undefined): PDFKit.Mixins.StructureElementOptions {
  return {
    ...(tag.alternative === undefined ? {} : { alt: tag.alternative }),
    ...(tag.scope === undefined ? {} : { scope: tag.scope }),
    ...(box === undefined
      ? {}
      : { bbox: [box.x, box.y, box.x + box.width, Math.min(box.y + box.height, page.height)] }),
  } as PDFKit.Mixins.StructureElementOptions;
}

/** A straight line, the only ornament of tables and axes. */
export function drawRule(
  sheet: Sheet,
  from: readonly [number, number],
  to: readonly [number, number],
  colour: string,
  thickness = 0.5,
): void {
  sheet.pen.moveTo(from[0], from[1]).lineTo(to[0], to[1]);
  sheet.pen.lineWidth(thickness).strokeColor(colour).stroke();
}
