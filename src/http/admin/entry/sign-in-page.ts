/** The page to sign in on, shown wherever somebody asks who is not signed in. */
import type { Request, Response } from 'express';
import type { Deps } from '../../../app/deps.ts';
import { needsSetup } from '../../../app/school.ts';
import { accountStyles } from '../accounts/account-styles.ts';
import { type AdminModel, sendAdminPage, wordsFor } from '../admin-page.ts';

export interface SignInPage extends AdminModel {
  /** No school yet: there is nobody to sign in. */
  readonly empty: boolean;
  readonly login: string;
  /** The page that was asked for. */
  readonly next: string;
  readonly fault: string;
}

export interface SignInState {
  readonly next: string;
  readonly status: number;
  readonly login?: string;
  readonly fault?: string;
}

export async function sendSignIn(
  deps: Deps,
  request: Request,
  response: Response,
  { next, status, login = '', fault = '' }: SignInState,
): Promise<void> {
  const page: SignInPage = {
    title: wordsFor(request)('accounts:signIn.title'),
    styles: accountStyles,
    empty: await needsSetup(deps),
    login,
    next: pageOfConsole(next),
    fault,
  };
  sendAdminPage(request, response, 'entry/sign-in', page, status);
}

/** A path below `/admin` of this site; everything else becomes the console's first page. */
export function pageOfConsole(next: string): string {
  const here = 'http://console.invalid';
  if (!/^\/admin(?:[/?]|$)/.test(next) || !URL.canParse(next, here)) return '/admin';
  const { origin, pathname, search } = new URL(next, here);
  const stays = origin === here && /^\/admin(?:\/(?!sign-)|$)/.test(pathname);
  return stays ? `${pathname}${search}` : '/admin';
}

/** “in 30 seconds”, “in 4 minutes”: the reader’s clock may be another. */
export function waitInWords(request: Request, deps: Pick<Deps, 'now'>, until: string): string {
  const t = wordsFor(request);
  const seconds = secondsUntil(deps, until);
  return seconds <= 60
    ? t('accounts:wait.seconds', { count: seconds })
    : t('accounts:wait.minutes', { count: Math.ceil(seconds / 60) });
}

export function secondsUntil({ now }: Pick<Deps, 'now'>, until: string): number {
  const ms = Date.parse(until) - now().epochMilliseconds;
  return Math.max(1, Math.ceil(ms / 1000));
}
