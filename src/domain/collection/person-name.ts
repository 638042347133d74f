/** Names as people type them, and as they are compared. */

/** Whole characters that can be shown. Tabs and line breaks are what a cell of a spreadsheet may hold. */
export function isPrintable(text: string): boolean {
  return text.isWellFormed() && !/[^\P{Cc}\t\r\n]/u.test(text);
}

/** One line: no control characters, single spaces, none around; the characters stay as they are. */
export function tidyLine(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}

/**
 * Equal for names that differ only in width, spaces, dots or case (`ｗａｎｇ` and `Wang`,
 * `买买提·艾力` and `买买提•艾力`, `王 伟` and `王伟`).
 */
export function nameKey(name: string): string {
  const text = tidyLine(name.normalize('NFKC'))
    .replace(/[·•‧∙・.．]/gu, '·')
    .toLowerCase();
  const written = /\p{Script=Han}/u.test(text);
  return written ? text.replaceAll(' ', '') : text;
}
