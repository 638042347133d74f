/** The two languages of the product and text that exists in both. */

export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];

/** A text in both languages; where a definition gives only one, the other repeats it. */
export type LocalText = Readonly<Record<Language, string>>;

export function isLanguage(value: unknown): value is Language {
  return value === 'zh-CN' || value === 'en';
}
