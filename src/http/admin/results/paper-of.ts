/** The language of a file: `paper`, not `lang`, since the console's own language must not change with a download. */
import type { Request } from 'express';
import { isLanguage, type Language } from '../../../domain/language.ts';
import { requestLanguage } from '../../request-language.ts';

export function paperOf(request: Request): Language {
  const { paper } = request.query;
  return isLanguage(paper) ? paper : requestLanguage(request);
}
