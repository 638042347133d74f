/** A one-time link with a text to send it by, shown once: only its hash is kept. */
import type { Request, Response } from 'express';
import { sendAdminPage } from '../admin-page.ts';
import { accountStyles } from './account-styles.ts';

interface ShownLink {
  readonly title: string;
  readonly text: string;
  readonly link: string;
  readonly message: (link: string) => string;
  readonly back: { readonly address: string; readonly name: string };
}

export function sendLink(
  request: Request,
  response: Response,
  { message, ...shown }: ShownLink,
): void {
  const page = {
    ...shown,
    message: message(shown.link),
    styles: accountStyles,
    scripts: ['console.js'],
  };
  sendAdminPage(request, response, 'accounts/link', page);
}
