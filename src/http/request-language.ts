/** The reader's language: `?lang=`, then the form's `lang`, then Accept-Language; Chinese unless English is clearly preferred. */
import type { Request } from 'express';
import { isLanguage, type Language } from '../domain/language.ts';

export function requestLanguage(req: Request): Language {
  const asked = req.query.lang;
  if (isLanguage(asked)) return asked;
  const sent = (req.body as { readonly lang?: unknown } | undefined)?.lang;
  return isLanguage(sent) ? sent : browserLanguage(req);
}

export function browserLanguage(req: Request): Language {
  return req.acceptsLanguages('zh-CN', 'zh', 'en') === 'en' ? 'en' : 'zh-CN';
}

export function otherLanguage(lang: Language): Language {
  return lang === 'en' ? 'zh-CN' : 'en';
}
