/** A device that has signed in before carries a number, signed for one login; it opens nothing, it only counts for itself. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Deps } from '../deps.ts';

type DeviceDeps = Pick<Deps, 'keys' | 'randomId'>;

/** What the cookie holds for this login. */
export function newDevice(deps: DeviceDeps, loginKey: string): string {
  const id = deps.randomId();
  return `${id}.${signature(deps, loginKey, id)}`;
}

/** The device's number, or null for a cookie that is not ours or is another login's. */
export function knownDevice(
  deps: Pick<Deps, 'keys'>,
  loginKey: string,
  cookie: string | undefined,
): string | null {
  const [id = '', given = ''] = cookie?.split('.') ?? [];
  const wanted = Buffer.from(signature(deps, loginKey, id));
  const sent = Buffer.from(given);
  return sent.length === wanted.length && timingSafeEqual(sent, wanted) ? id : null;
}

/** Names the cookie: people who share a computer have one each. */
export function deviceName(deps: Pick<Deps, 'keys'>, loginKey: string): string {
  return signature(deps, loginKey, 'name').slice(0, 10).replace(/[^\w]/g, '0');
}

function signature({ keys }: Pick<Deps, 'keys'>, loginKey: string, id: string): string {
  return createHmac('sha256', keys.secret)
    .update(JSON.stringify(['device', loginKey, id]))
    .digest('base64url');
}
