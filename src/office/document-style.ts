/** Fonts, sizes and colours of a Word document, the same as on paper where Word allows. */
import type { IStylesOptions } from 'docx';
import type { Language } from '../domain/language.ts';

/** 宋体 for text and 黑体 for headings, as public documents are set; Word finds its own where one is missing. */
export const bodyFont = {
  ascii: 'Times New Roman',
  hAnsi: 'Times New Roman',
  eastAsia: '宋体',
  cs: 'Times New Roman',
};
const headingFont = { ascii: 'Arial', hAnsi: 'Arial', eastAsia: '黑体', cs: 'Arial' };

export const ink = '1B2430';
export const quietInk = '5B6776';
export const accent = '9B1C2B';
export const line = 'DFE3E8';

/** Word counts in twentieths of a point. */
export function millimetres(count: number): number {
  return Math.round((count / 25.4) * 1440);
}

export function documentStyles(language: Language): IStylesOptions {
  const heading = (size: number, before: number, after: number) => ({
    run: { font: headingFont, size, bold: true, color: ink },
    paragraph: { spacing: { before, after, line: 300, lineRule: 'auto' as const }, keepNext: true },
  });
  return {
    default: {
      document: {
        run: {
          font: bodyFont,
          size: 21,
          color: ink,
          language: { value: language === 'en' ? 'en-GB' : 'zh-CN', eastAsia: 'zh-CN' },
        },
        paragraph: { spacing: { after: 80, line: 300, lineRule: 'auto' } },
      },
      title: heading(36, 0, 60),
      heading1: heading(30, 240, 100),
      heading2: heading(24, 160, 60),
    },
    paragraphStyles: [
      {
        id: 'Subtitle',
        name: 'Subtitle',
        basedOn: 'Normal',
        run: { color: quietInk, size: 19 },
        paragraph: { spacing: { after: 160 } },
      },
    ],
  };
}
