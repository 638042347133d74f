/** Accounts and their sessions without the time that passwords take: for tests about something else. */
import { createHmac } from 'node:crypto';
import { saveSession } from '../../../src/app/accounts/console-sessions.ts';
import { hashPassword } from '../../../src/app/accounts/password-hash.ts';
import type { Role } from '../../../src/app/school.ts';
import { insertAccount } from '../../../src/storage/account-store.ts';
import type { TestServer } from '../../support/server.ts';

type Server = Pick<TestServer, 'deps'>;

export const plainPassword = '春江潮水连海平，海上明月共潮生';
let hashed: Promise<string> | null = null;

/** Its id; the login is the id, the password `plainPassword`. */
export async function plainAccount(
  { deps }: Server,
  schoolId: string,
  role: Role,
  name = '韩梅梅',
): Promise<string> {
  const id = deps.randomId();
  hashed ??= hashPassword(plainPassword);
  const password_hash = await hashed;
  await insertAccount(deps.db, {
    ...{ id, school_id: schoolId, name, login: id, login_key: id.toLowerCase(), role },
    ...{ password_hash, totp: null, totp_last_step: 0 },
    ...{ created_at: deps.now().toString(), disabled: 0 },
  });
  return id;
}

/** The cookie of a fresh session, as express-session signs it. */
export async function sessionOf({ deps }: Server, accountId: string): Promise<string> {
  const id = deps.randomId();
  const cookie = { originalMaxAge: 1e9, expires: '2099-01-01T00:00:00.000Z', path: '/admin' };
  await saveSession(deps, id, JSON.stringify({ cookie, accountId }), 3600, accountId);
  const secret = createHmac('sha256', deps.keys.secret)
    .update('console-session')
    .digest('base64url');
  const signature = createHmac('sha256', secret).update(id).digest('base64').replace(/=+$/, '');
  return `console=${encodeURIComponent(`s:${id}.${signature}`)}`;
}
