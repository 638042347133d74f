/** After a form has done its work: on to the page that shows it, so that reloading repeats nothing. */
import type { Request, Response } from 'express';
import { browserLanguage, requestLanguage } from '../request-language.ts';

/** Written out at once: every submission of a class ends here. */
export function seeOther(res: Response, address: string): void {
  res
    .writeHead(303, {
      Location: address,
      'Cache-Control': 'no-store',
      'Referrer-Policy': 'no-referrer',
      'Content-Length': 0,
    })
    .end();
}

/** Addresses stay short where the browser's own language says the same. */
export function languageQuery(req: Request): string {
  const lang = requestLanguage(req);
  return lang === browserLanguage(req) ? '' : `?lang=${lang}`;
}
