/** Answers survey pages the way a phone does: opens the link, later fills the form it found and sends it. */
import type { Fields } from './simulate-class.ts';

export interface OpenPage {
  readonly link: string;
  readonly html: string;
}

export async function openPage(link: string): Promise<OpenPage> {
  const page = await fetch(link);
  if (!page.ok) throw new Error(`the survey page answered ${page.status}`);
  return { link, html: await page.text() };
}

/** Gives the address of the receipt page. Throws where the page lacks a field or the answers are refused. */
export async function answerPage({ link, html }: OpenPage, fields: Fields): Promise<string> {
  const names = new Set(
    [...html.matchAll(/<(?:input|textarea|select)\b[^>]*\bname="([^"]+)"/g)].map((m) => m[1]),
  );
  const missing = Object.keys(fields).filter((name) => !names.has(name));
  if (missing.length > 0) throw new Error(`the survey page has no field ${missing.join(', ')}`);
  const sent = await fetch(link, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ ...hiddenFields(html), ...fields }),
  });
  const location = sent.headers.get('location');
  if (sent.status !== 303 || !location)
    throw new Error(`the survey page answered ${sent.status} to the answers`);
  return new URL(location, link).href;
}

function hiddenFields(html: string): Fields {
  const inputs = [...html.matchAll(/<input\b[^>]*\btype="hidden"[^>]*>/g)].map(([tag]) => tag);
  return Object.fromEntries(
    inputs.map((tag) => [
      /\bname="([^"]*)"/.exec(tag)?.[1] ?? '',
      /\bvalue="([^"]*)"/.exec(tag)?.[1] ?? '',
    ]),
  );
}
