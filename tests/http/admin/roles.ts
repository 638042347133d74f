/** The five who ask for every route: the school's administrator and analyst, an outsider, the parent school's administrator, nobody. */
import { joinParent, makeMemberLink } from '../../../src/app/accounts/members.ts';
import { addParticipants } from '../../../src/app/class-list/participants.ts';
import { createSchool } from '../../../src/app/school.ts';
import { plainAccount, sessionOf } from './account-session.ts';
import { type ConsoleCast, signIn, startConsoleCast } from './console-cast.ts';
import type { RouteRow, RouteWorld } from './routes/route-row.ts';

export type Who = keyof RouteRow['expected'];
export const everybody = ['nobody', 'analyst', 'outsider', 'parent', 'administrator'] as const;

export interface Roles extends ConsoleCast {
  readonly world: RouteWorld;
  /** The cookie of a fresh session; none for nobody. */
  readonly cookieOf: (who: Who) => Promise<string | undefined>;
}

/** `answers` people have answered, beside one who has not. */
export async function startRoles(answers = 0): Promise<Roles> {
  const cast = await startConsoleCast(answers);
  const { server, schoolId, cohort } = cast;
  const [invited] = await addParticipants(server.deps, schoolId, cohort.id, [{ name: '李雷' }]);
  const outsider = await createSchool(server.deps, '绿水县委党校');
  const parent = await createSchool(server.deps, '蓝天市委党校');
  await joinParent(server.deps, schoolId, await makeMemberLink(server.deps, parent.id));
  const administrator = await plainAccount(server, schoolId, 'administrator');
  const analyst = await plainAccount(server, schoolId, 'analyst');
  const enter: Readonly<Record<Who, () => Promise<string | undefined>>> = {
    administrator: () => sessionOf(server, administrator),
    analyst: () => sessionOf(server, analyst),
    outsider: () => signIn({ server, schoolId: outsider.id }),
    parent: () => signIn({ server, schoolId: parent.id }),
    nobody: async () => undefined,
  };
  const world = { server, schoolId, cohort, person: invited?.id ?? '', parentId: parent.id };
  return { ...cast, world, cookieOf: (who) => enter[who]() };
}
