/**
 * The console keeps the language that was chosen once (`?lang=`) in a cookie, which then stands in for
 * the browser's own preference, so that pages and refusals agree.
 */
import type { RequestHandler } from 'express';
import { isLanguage } from '../../domain/language.ts';

const cookieName = 'console-lang';
const oneYear = 365 * 24 * 60 * 60 * 1000;

export const consoleLanguage: RequestHandler = (request, response, next) => {
  const asked = request.query.lang;
  const kept = new RegExp(`(?:^|; )${cookieName}=([\\w-]+)`).exec(request.get('Cookie') ?? '')?.[1];
  const language = isLanguage(asked) ? asked : kept;
  if (isLanguage(language)) request.headers['accept-language'] = language;
  if (isLanguage(asked) && asked !== kept)
    response.cookie(cookieName, asked, {
      path: '/admin',
      maxAge: oneYear,
      sameSite: 'lax',
      httpOnly: true,
    });
  next();
};
