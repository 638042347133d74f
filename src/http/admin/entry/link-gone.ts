/** What a one-time link says once it is spent, withdrawn or too old. */
import type { Request, Response } from 'express';
import { accountStyles } from '../accounts/account-styles.ts';
import { sendAdminPage, wordsFor } from '../admin-page.ts';

/** Spent, withdrawn, too old or never there: one answer. */
export function sendLinkGone(request: Request, response: Response): void {
  const title = wordsFor(request)('accounts:linkGone.title');
  sendAdminPage(request, response, 'entry/link-gone', { title, styles: accountStyles }, 404);
}
