/**
 * Refuses unsafe requests that another site makes a browser send. Browsers say where a request comes from in
 * Sec-Fetch-Site or Origin; scripts send neither and are let through, since they carry no cookie by accident.
 */
import type { Request, RequestHandler } from 'express';
import { Problem } from '../../domain/problem.ts';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Refuses `cross-site-request`. */
export function crossSiteCheck(baseUrl: string): RequestHandler {
  const ownHost = new URL(baseUrl).host;
  return (req, _res, next) => {
    if (safeMethods.has(req.method) || isOwn(req, ownHost)) return next();
    next(new Problem('cross-site-request'));
  };
}

function isOwn(req: Request, ownHost: string): boolean {
  const site = req.get('Sec-Fetch-Site');
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const origin = req.get('Origin');
  // Under our own no-referrer policy older browsers send `null` for a form of our own page.
  if (origin === undefined || origin === 'null') return true;
  const host = hostOf(origin);
  return host !== null && (host === ownHost || host === req.get('Host'));
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}
