/** An empty document as all our papers begin: A4, tagged, in one language, nothing in it that differs between two runs. */
import PDFDocument from 'pdfkit';
import type { Language } from '../domain/language.ts';

// PDFKit knows PDF/UA, its typings do not yet.
const accessible = 'PDF/UA' as unknown as 'PDF/A-2';

export interface DocumentProperties {
  readonly title: string;
  readonly author: string;
  /** ISO; the only time in the file. */
  readonly createdAt: string;
  readonly language: Language;
}

export function openDocument(properties: DocumentProperties): PDFKit.PDFDocument {
  return new PDFDocument({
    size: 'A4',
    margin: 0,
    autoFirstPage: false,
    // No default font: only Noto Sans SC is ever used.
    font: '',
    pdfVersion: '1.7',
    subset: accessible,
    tagged: true,
    displayTitle: true,
    lang: properties.language,
    info: {
      Title: escapedInMetadata(properties.title),
      Author: escapedInMetadata(properties.author),
      CreationDate: new Date(properties.createdAt),
    },
  });
}

/** PDFKit writes properties into XML as they come; as text they stay what they are. */
function escapedInMetadata(text: string): string {
  const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  return Object.assign(Object(text), { toString: () => escaped });
}

export function collectBytes(pen: PDFKit.PDFDocument): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const parts: Uint8Array[] = [];
    pen.on('data', (part: Uint8Array) => parts.push(part));
    pen.on('end', () => resolve(new Uint8Array(Buffer.concat(parts))));
    pen.on('error', reject);
  });
}
