/** The pages that ask before something is erased, and what a class shows afterwards. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { listParticipants } from '../../../src/app/class-list/participants.ts';
import { setOccasion } from '../../../src/app/cohorts/cohorts.ts';
import { type ConsoleCast, signIn, startConsoleCast, visit } from './console-cast.ts';

let cast: ConsoleCast;
let cookie: string;
beforeAll(async () => {
  cast = await startConsoleCast(8);
  cookie = await signIn(cast);
});
afterAll(() => cast.server.close());

const at = () => `/admin/cohorts/${cast.cohort.id}`;
const people = () => listParticipants(cast.server.deps, cast.schoolId, cast.cohort.id);

it('erases a person only when it is ticked that this cannot be undone', async () => {
  const [person] = await people();
  const path = `${at()}/participants/${person?.id}/erase`;
  const page = await (await visit(cast, path, { cookie })).text();
  expect(page).toContain(`删除${person?.name}`);
  const unticked = await visit(cast, path, { cookie, form: {} });
  expect(unticked.status).toBe(422);
  expect(await people()).toHaveLength(8);
  const done = await visit(cast, path, { cookie, form: { understood: '1' } });
  expect(done.status).toBe(303);
  expect(await people()).toHaveLength(7);
  expect((await visit(cast, path, { cookie })).status).toBe(404);
});

it('keeps a class longer, and says beside the field what is no day for that', async () => {
  const refused = await visit(cast, `${at()}/keep`, { cookie, form: { keepUntil: '2020-01-01' } });
  expect(refused.status).toBe(422);
  expect(await refused.text()).toContain('id="keepUntil-fault"');
  const kept = await visit(cast, `${at()}/keep`, { cookie, form: { keepUntil: '2040-01-31' } });
  expect(kept.headers.get('Location')).toBe(`${at()}/erase?kept=1`);
  const retention = async () => (await visit(cast, '/admin/school/retention', { cookie })).text();
  expect(await retention()).toContain('评估还开放着');
  const { server, schoolId, cohort } = cast;
  await setOccasion(server.deps, schoolId, cohort.id, 'followup', { state: 'closed' });
  expect(await retention()).toContain('2040年1月31日');
});

it('erases a class when its name is typed, and its pages go on', async () => {
  const { name } = cast.cohort;
  const path = `${at()}/erase`;
  const wrong = await visit(cast, path, { cookie, form: { name: `${name}！` } });
  expect(wrong.status).toBe(422);
  const pages = [
    at(),
    `${at()}/diagnosis?occasion=end`,
    `${at()}/diagnosis?occasion=followup`,
    `${at()}/report.pdf?occasion=end&paper=en`,
    `${at()}/responses.csv?occasion=end`,
    '/admin',
    '/admin/school/retention',
  ];
  const done = await visit(cast, path, { cookie, form: { name: ` ${name} ` } });
  expect(done.headers.get('Location')).toBe(at());
  for (const page of pages) {
    const response = await visit(cast, page, { cookie });
    expect([page, response.status]).toEqual([page, 200]);
  }
  expect(await people()).toEqual([]);
  expect((await visit(cast, path, { cookie })).status).toBe(409);
  for (const gone of ['/people', '/messages', '/hand-out', '/poster', '/slips.pdf']) {
    expect([gone, (await visit(cast, at() + gone, { cookie })).status]).toEqual([gone, 409]);
  }
  expect(await (await visit(cast, '/admin/school/audit', { cookie })).text()).toContain(
    `清除“${name}”的名单和答卷`,
  );
});
