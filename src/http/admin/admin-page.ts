/** What every page of the console has: language, school, the label of simulated data, the language switch. */
import type { Request, Response } from 'express';
import type { Access } from '../../app/school.ts';
import { type Words, wordsIn } from '../../domain/wording/words.ts';
import { type Page, sendPage } from '../render-page.ts';
import { otherLanguage, requestLanguage } from '../request-language.ts';
import { mainNav, type NavEntry } from './main-nav.ts';

export interface AdminPage extends Page {
  /** Null for who is not signed in. */
  readonly schoolName: string | null;
  readonly mayChange: boolean;
  readonly maySignOut: boolean;
  readonly nav: readonly NavEntry[];
  readonly otherLanguage: string;
  readonly scripts: readonly string[];
  readonly styles: readonly string[];
}

/** What one page adds to it; `simulated` where the page shows a simulated class. */
export interface AdminModel {
  readonly title: string;
  readonly simulated?: boolean;
  readonly scripts?: readonly string[];
  readonly styles?: readonly string[];
}

export function wordsFor(request: Request): Words {
  return wordsIn(requestLanguage(request));
}

/** Sends `views/admin/<view>.ejs`. */
export function sendAdminPage<Model extends AdminModel>(
  request: Request,
  response: Response,
  view: string,
  model: Model,
  status = 200,
): void {
  const lang = requestLanguage(request);
  const access = response.locals.access as Access | undefined;
  const demo = response.locals.demo === true;
  const page: AdminPage & Model = {
    scripts: [],
    styles: ['console.css'],
    ...model,
    lang,
    title: `${model.title} · ${wordsIn(lang)('console:product')}`,
    schoolName: access?.schoolName ?? null,
    mayChange: access?.role === 'administrator',
    nav: mainNav(lang, access, request.originalUrl.split('?', 1)[0] ?? ''),
    maySignOut: access !== undefined && !demo,
    simulated: demo || model.simulated === true,
    otherLanguage: inOtherLanguage(request),
  };
  sendPage(response, `admin/${view}`, page, status);
}

function inOtherLanguage(request: Request): string {
  const query = new URLSearchParams(request.originalUrl.split('?')[1] ?? '');
  query.set('lang', otherLanguage(requestLanguage(request)));
  return `?${query}`;
}
