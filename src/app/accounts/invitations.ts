/** An administrator invites a colleague, who chooses their own login and password. */
import { z } from 'zod';
import { tidyLine } from '../../domain/collection/person-name.ts';
import { Problem } from '../../domain/problem.ts';
import { deleteAccountLink, findOpenLinks } from '../../storage/account-link-store.ts';
import { record } from '../audit.ts';
import type { Deps } from '../deps.ts';
import { parseInput } from '../parse-input.ts';
import { type Role, readSchool, roles, toRole } from '../school.ts';
import { addAccount, type NewAccount, prepareAccount } from './accounts.ts';
import { bySecond, makeLink, openLink, takeLink } from './accounts-links.ts';

type InviteDeps = Pick<Deps, 'db' | 'now' | 'randomId' | 'actor'>;

const invitationInput = z.object({
  person: z.string().overwrite(tidyLine).min(1).max(60),
  role: z.enum(roles),
  login: z.string().overwrite(tidyLine).max(60).optional(),
});
export type InvitationInput = z.input<typeof invitationInput>;

export interface Invitation {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** ISO time. */
  readonly expiresAt: string;
}

export interface OpenInvitation {
  readonly schoolName: string;
  readonly name: string;
  readonly login: string;
  readonly role: Role;
}

/** The token, which is shown once. Refuses `invalid-input`, faults on `person`, `role`, `login`. */
export async function inviteAccount(
  deps: InviteDeps,
  schoolId: string,
  input: InvitationInput,
): Promise<{ readonly name: string; readonly token: string }> {
  const { person: name, role, login } = parseInput(invitationInput, input);
  const asked = {
    kind: 'invitation',
    school_id: schoolId,
    name,
    role,
    login: login || null,
  } as const;
  const token = await deps.db.transaction().execute(async (trx) => {
    const inside = { ...deps, db: trx };
    const link = await makeLink(inside, asked);
    await record(inside, { schoolId, action: 'account-invited', details: { role } });
    return link.token;
  });
  return { name, token };
}

export async function listInvitations(
  deps: Pick<Deps, 'db' | 'now'>,
  schoolId: string,
): Promise<readonly Invitation[]> {
  const links = await findOpenLinks(deps.db, schoolId, 'invitation', bySecond(deps.now()));
  return links.map(({ id, name, role, expires_at }) => ({
    ...{ id, name: name ?? '', role: toRole(role ?? ''), expiresAt: expires_at },
  }));
}

/** Refuses `not-found`. */
export async function withdrawInvitation(
  deps: InviteDeps,
  schoolId: string,
  id: string,
): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    if (!(await deleteAccountLink(trx, schoolId, 'invitation', id))) throw new Problem('not-found');
    await record({ ...deps, db: trx }, { schoolId, action: 'invitation-withdrawn' });
  });
}

/** Changes nothing. Refuses `not-found`. */
export async function openInvitation(
  deps: Pick<Deps, 'db' | 'now'>,
  token: string,
): Promise<OpenInvitation> {
  const link = await openLink(deps, token, ['invitation']);
  if (!link) throw new Problem('not-found');
  const { name: schoolName } = await readSchool(deps, link.school_id);
  const { name, login, role } = link;
  return { schoolName, name: name ?? '', login: login ?? '', role: toRole(role ?? '') };
}

/** The new account's id; the link is spent. Refuses `not-found`, `invalid-input`: the link stays good then. Not inside a transaction. */
export async function acceptInvitation(
  deps: InviteDeps,
  token: string,
  input: NewAccount,
): Promise<string> {
  const { schoolName } = await openInvitation(deps, token);
  const prepared = await prepareAccount(input, schoolName);
  return deps.db.transaction().execute(async (trx) => {
    const inside = { ...deps, db: trx };
    const link = await takeLink(inside, token);
    if (!link) throw new Problem('not-found');
    const { school_id: schoolId } = link;
    const id = await addAccount(inside, prepared, { schoolId, role: toRole(link.role ?? '') });
    await recordCreated(inside, schoolId, id, toRole(link.role ?? ''));
    return id;
  });
}

/** In the transaction that makes the account: it acts for itself. */
export async function recordCreated(
  deps: InviteDeps,
  schoolId: string,
  id: string,
  role: Role,
): Promise<void> {
  const target = { kind: 'account', id } as const;
  const note = { schoolId, action: 'account-created', target, details: { role } } as const;
  await record({ ...deps, actor: target }, note);
}
