/**
 * Schools that belong to another. A member lets its parent school see its aggregates (member-figures.ts) and
 * nothing else; one level of parents, so that nobody sees through two schools.
 */
import { Problem } from '../../domain/problem.ts';
import { deleteAccountLink, findOpenLinks } from '../../storage/account-link-store.ts';
import { lockSchools } from '../../storage/account-store.ts';
import { findMembers, findSchool, updateSchool } from '../../storage/school-store.ts';
import { record } from '../audit.ts';
import type { Deps } from '../deps.ts';
import { checkSchoolName } from '../school.ts';
import { type NewAccount, prepareAccount } from './accounts.ts';
import { bySecond, makeLink, openLink, takeLink } from './accounts-links.ts';
import { addSchoolWithAccount } from './console-entry.ts';

type MemberDeps = Pick<Deps, 'db' | 'now' | 'randomId' | 'actor'>;

export interface NamedSchool {
  readonly id: string;
  readonly name: string;
}

/** Whom this school belongs to, and which belong to it. Refuses `not-found`. */
export async function readFamily(
  deps: Pick<Deps, 'db'>,
  schoolId: string,
): Promise<{ readonly parent: NamedSchool | null; readonly members: readonly NamedSchool[] }> {
  const school = await findSchool(deps.db, schoolId);
  if (!school) throw new Problem('not-found');
  const parent = school.parent_id ? await findSchool(deps.db, school.parent_id) : undefined;
  const members = await findMembers(deps.db, schoolId);
  return {
    parent: parent ? { id: parent.id, name: parent.name } : null,
    members: members.map(({ id, name }) => ({ id, name })),
  };
}

/** The token of a link that lets one school join, shown once. Refuses `conflict` (a school with a parent has no members). */
export async function makeMemberLink(deps: MemberDeps, schoolId: string): Promise<string> {
  return deps.db.transaction().execute(async (trx) => {
    const inside = { ...deps, db: trx };
    await requireNoParent(inside, schoolId, 'has-parent');
    const { token } = await makeLink(inside, { kind: 'member', school_id: schoolId });
    await record(inside, { schoolId, action: 'member-link' });
    return token;
  });
}

export interface MemberLink {
  readonly id: string;
  readonly expiresAt: string;
}

export async function listMemberLinks(
  deps: Pick<Deps, 'db' | 'now'>,
  schoolId: string,
): Promise<readonly MemberLink[]> {
  const links = await findOpenLinks(deps.db, schoolId, 'member', bySecond(deps.now()));
  return links.map(({ id, expires_at }) => ({ id, expiresAt: expires_at }));
}

/** Refuses `not-found`. */
export async function withdrawMemberLink(
  deps: MemberDeps,
  schoolId: string,
  id: string,
): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    if (!(await deleteAccountLink(trx, schoolId, 'member', id))) throw new Problem('not-found');
    await record({ ...deps, db: trx }, { schoolId, action: 'member-link-withdrawn' });
  });
}

/** The school that this link would make a parent; changes nothing. Refuses `not-found`. */
export async function openMemberLink(
  deps: Pick<Deps, 'db' | 'now'>,
  token: string,
): Promise<NamedSchool> {
  const link = await openLink(deps, token, ['member']);
  const parent = link && (await findSchool(deps.db, link.school_id));
  if (!parent) throw new Problem('not-found');
  return { id: parent.id, name: parent.name };
}

/** Spends the link. Refuses `not-found`, `conflict`: the link stays good then. */
export async function joinParent(deps: MemberDeps, schoolId: string, token: string): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const inside = { ...deps, db: trx };
    await joinInside(inside, schoolId, await parentBehind(inside, token));
  });
}

/**
 * A new school that is a member from its first day; gives its administrator's account. Spends the link.
 * Refuses `not-found`, `name-taken`, `invalid-input`, `conflict`. Not inside a transaction.
 */
export async function setupMember(
  deps: MemberDeps,
  token: string,
  input: NewAccount & { readonly name: string },
): Promise<string> {
  await openMemberLink(deps, token);
  const prepared = await prepareAccount(input, input.name, () => checkSchoolName(input.name));
  return deps.db.transaction().execute(async (trx) => {
    const inside = { ...deps, db: trx };
    const parentId = await parentBehind(inside, token);
    const { accountId, schoolId } = await addSchoolWithAccount(inside, input.name, prepared);
    const actor = { kind: 'account', id: accountId } as const;
    await joinInside({ ...inside, actor }, schoolId, parentId);
    return accountId;
  });
}

async function parentBehind(deps: MemberDeps, token: string): Promise<string> {
  const { id } = await openMemberLink(deps, token);
  if (!(await takeLink(deps, token))) throw new Problem('not-found');
  return id;
}

/** In a transaction. Refuses `conflict`. */
export async function joinInside(
  deps: MemberDeps,
  schoolId: string,
  parentId: string,
): Promise<void> {
  await lockSchools(deps.db, [schoolId, parentId]);
  if (schoolId === parentId) refuse('own-school');
  await requireNoParent(deps, schoolId, 'already-member');
  await requireNoParent(deps, parentId, 'parent-is-member');
  if ((await findMembers(deps.db, schoolId)).length > 0) refuse('has-members');
  await updateSchool(deps.db, schoolId, { parent_id: parentId });
  await recordForBoth(deps, schoolId, parentId, 'member-joined');
}

/** Leaves the parent, who sees nothing more from then on. Refuses `conflict` where there is none. */
export async function leaveParent(deps: MemberDeps, schoolId: string): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const inside = { ...deps, db: trx };
    const parentId = (await findSchool(trx, schoolId))?.parent_id;
    if (!parentId) return refuse('no-parent');
    await updateSchool(trx, schoolId, { parent_id: null });
    await recordForBoth(inside, schoolId, parentId, 'member-left');
  });
}

/** Both schools read in their own log what was agreed. */
async function recordForBoth(
  deps: MemberDeps,
  schoolId: string,
  parentId: string,
  action: 'member-joined' | 'member-left',
): Promise<void> {
  const parent = { kind: 'school', id: parentId } as const;
  const member = { kind: 'school', id: schoolId } as const;
  await record(deps, { schoolId, action, target: parent, details: { as: 'member' } });
  await record(deps, { schoolId: parentId, action, target: member, details: { as: 'parent' } });
}

async function requireNoParent(
  deps: Pick<Deps, 'db'>,
  schoolId: string,
  code: string,
): Promise<void> {
  if ((await findSchool(deps.db, schoolId))?.parent_id) refuse(code);
}

function refuse(code: string): never {
  throw new Problem('conflict', {}, [{ path: 'school', code }]);
}
