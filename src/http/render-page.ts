/**
 * Views are compiled once per process. A view sees one object, `page`: its typed view model plus `t`,
 * the words of its language, and `asset`, the versioned address of a file in assets/.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ejs, { type TemplateFunction } from 'ejs';
import type { Response } from 'express';
import type { Language } from '../domain/language.ts';
import { wordsIn } from '../domain/wording/words.ts';
import { assetAddress } from './asset-address.ts';

/** What every page has, whatever it shows. */
export interface Page {
  readonly lang: Language;
  readonly title: string;
  /** Shown as a label on every page of simulated data. */
  readonly simulated?: boolean;
  /** Address of this page in the other language; absent where a page brings its own switch. */
  readonly otherLanguage?: string;
  /** Style sheets after `base.css`; `participant.css` alone unless named. */
  readonly styles?: readonly string[];
}

const viewsFolder = fileURLToPath(new URL('../../views/', import.meta.url));
const templates = new Map<string, TemplateFunction>();

/** The HTML of `views/<view>.ejs`. */
export function renderPage<P extends Page>(view: string, page: P): string {
  return templateOf(view)({ ...page, t: wordsIn(page.lang), asset: assetAddress });
}

export function sendPage<P extends Page>(res: Response, view: string, page: P, status = 200): void {
  res.status(status).type('html').set('Content-Language', page.lang).send(renderPage(view, page));
}

function templateOf(view: string): TemplateFunction {
  const known = templates.get(view);
  if (known) return known;
  const filename = `${viewsFolder}${view}.ejs`;
  const template = ejs.compile(readFileSync(filename, 'utf8'), {
    filename,
    cache: true,
    // Without `with`, a misspelt name fails in the type's terms (`page.x`) and rendering is several times faster.
    _with: false,
    localsName: 'page',
  });
  templates.set(view, template);
  return template;
}
