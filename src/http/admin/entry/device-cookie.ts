/** A browser that has signed in to a login before is known by a cookie, so that guessers elsewhere cannot make it wait. */
import type { Request, Response } from 'express';
import { deviceName, knownDevice, newDevice } from '../../../app/accounts/sign-in-device.ts';
import type { Deps } from '../../../app/deps.ts';

const oneYear = 365 * 24 * 60 * 60 * 1000;

/** Null for a device that this login was never signed in to on. */
export function deviceOf(
  deps: Pick<Deps, 'keys'>,
  request: Request,
  loginKey: string,
): string | null {
  const name = nameOf(deps, loginKey);
  const sent = new RegExp(`(?:^|; )${name}=([\\w.-]+)`).exec(request.get('Cookie') ?? '')?.[1];
  return knownDevice(deps, loginKey, sent);
}

export function rememberDevice(
  deps: Pick<Deps, 'keys' | 'randomId' | 'baseUrl'>,
  response: Response,
  loginKey: string,
): void {
  response.cookie(nameOf(deps, loginKey), newDevice(deps, loginKey), {
    path: '/admin',
    maxAge: oneYear,
    httpOnly: true,
    sameSite: 'lax',
    secure: deps.baseUrl.startsWith('https:'),
  });
}

function nameOf(deps: Pick<Deps, 'keys'>, loginKey: string): string {
  return `known-${deviceName(deps, loginKey)}`;
}
