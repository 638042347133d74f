/** A form that arrives after its session has ended: kept on the page that answers, to be sent again after signing in. */
import express, { type Request, type Response } from 'express';
import { accountStyles } from '../accounts/account-styles.ts';
import { type AdminModel, sendAdminPage, wordsFor } from '../admin-page.ts';

interface KeptFormPage extends AdminModel {
  readonly action: string;
  readonly fields: readonly KeptField[];
}

interface KeptField {
  readonly name: string;
  readonly value: string;
}

/** The largest form of the console is that of a plan. */
const anyForm = express.urlencoded({ extended: false, limit: '1mb', parameterLimit: 1000 });

/** False where nothing was typed, where a password was, or where another site may have made the browser send it. */
export async function sendKeptForm(request: Request, response: Response): Promise<boolean> {
  if (request.method !== 'POST' || request.get('Sec-Fetch-Site') !== 'same-origin') return false;
  const fields = await fieldsOf(request, response);
  const typed = fields.some(({ value }) => value.trim() !== '');
  if (!typed || fields.some(({ name }) => secret.test(name))) return false;
  const title = wordsFor(request)('accounts:kept.title');
  const { originalUrl: action } = request;
  const page: KeptFormPage = { title, styles: accountStyles, action, fields };
  sendAdminPage(request, response, 'entry/kept-form', page, 401);
  return true;
}

const secret = /password|^current$|code|secret|sealed/i;

/** Empty for what is no form or too large. */
async function fieldsOf(request: Request, response: Response): Promise<readonly KeptField[]> {
  const error = await new Promise<unknown>((resolve) => anyForm(request, response, resolve));
  if (error) return [];
  const body = (request.body ?? {}) as Readonly<Record<string, unknown>>;
  return Object.entries(body).flatMap(([name, value]) =>
    [value].flat().flatMap((each) => (typeof each === 'string' ? [{ name, value: each }] : [])),
  );
}
