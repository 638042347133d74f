/** The audit log as a page and as a table. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { auditActions, record } from '../../../src/app/audit.ts';
import { addParticipants, renewLink } from '../../../src/app/class-list/participants.ts';
import { createCohort } from '../../../src/app/cohorts/cohorts.ts';
import { createSchool } from '../../../src/app/school.ts';
import { languages } from '../../../src/domain/language.ts';
import { wordsIn } from '../../../src/domain/wording/words.ts';
import { sentenceOf } from '../../../src/http/admin/school/audit-sentence.ts';
import { type ConsoleCast, signIn, startConsoleCast, visit } from './console-cast.ts';

let cast: ConsoleCast;
let cookie: string;
beforeAll(async () => {
  cast = await startConsoleCast();
  cookie = await signIn(cast);
});
afterAll(() => cast.server.close());

const get = async (path: string) => (await visit(cast, path, { cookie })).text();

it('has a sentence for every action, in both languages', () => {
  for (const language of languages) {
    const t = wordsIn(language);
    for (const action of auditActions) {
      const entry = { id: '', at: '', actor: { kind: 'server', id: null, name: null }, action };
      const target = { kind: 'cohort', id: 'x', name: 'N' };
      expect(sentenceOf(t, { ...entry, target, details: {} }), action).not.toBe(action);
    }
  }
});

it('names a person as long as there is one, and nobody of another school', async () => {
  const { server, schoolId, cohort } = cast;
  const [person] = await addParticipants(server.deps, schoolId, cohort.id, [{ name: '王小明' }]);
  await renewLink(server.deps, schoolId, cohort.id, person?.id ?? '');
  expect(await get('/admin/school/audit')).toContain('为王小明换发个人链接');
  const path = `/admin/cohorts/${cohort.id}/participants/${person?.id}/erase`;
  await visit(cast, path, { cookie, form: { understood: '1' } });
  const page = await get('/admin/school/audit');
  expect(page).not.toContain('王小明');
  expect(page).toContain('为已删除的学员换发个人链接');
  const other = await createSchool(server.deps, '绿水县委党校');
  const foreign = await signIn({ server, schoolId: other.id });
  const theirs = await (await visit(cast, '/admin/school/audit', { cookie: foreign })).text();
  expect(theirs).not.toContain('基层治理能力提升班');
});

it('goes on page by page without a gap, and narrows down to a class and to who acted', async () => {
  const { server, schoolId } = cast;
  const cohort = await createCohort(server.deps, schoolId, { name: '乙班', endsOn: '2026-12-20' });
  const target = { kind: 'cohort', id: cohort.id } as const;
  const actor = { kind: 'token', id: 'abcdefgh' } as const;
  for (let index = 0; index < 120; index++) {
    const details = { people: 1000 + index };
    const action = 'class-list-exported';
    await record({ ...server.deps, actor }, { schoolId, action, target, details });
  }
  const seen: string[] = [];
  let path: string | undefined = `/admin/school/audit?class=${cohort.id}&actor=token:abcdefgh`;
  while (path) {
    const page: string = await get(path);
    seen.push(...[...page.matchAll(/（(1\d{3})人）/g)].map((match) => match[1] ?? ''));
    path = /href="(\/admin[^"]+after=[^"]+)"/
      .exec(page)?.[1]
      ?.replaceAll('&amp;', '&')
      .replaceAll('&#38;', '&');
  }
  expect(seen).toHaveLength(120);
  expect(new Set(seen).size).toBe(120);
  expect(await get('/admin/school/audit?class=nothing')).toContain('没有符合条件的记录');
  expect(await get('/admin/school/audit?actor=x&after=y')).toContain('乙班');
});

it('is a table in which no cell runs as a formula, and taking it along is an entry', async () => {
  const { server, schoolId } = cast;
  const name = '=HYPERLINK("http://evil")';
  const [person] = await addParticipants(server.deps, schoolId, cast.cohort.id, [{ name }]);
  await renewLink(server.deps, schoolId, cast.cohort.id, person?.id ?? '');
  const response = await visit(cast, '/admin/school/audit.csv', { cookie });
  expect(response.headers.get('Content-Disposition')).toContain('attachment');
  const text = await response.text();
  for (const line of text.split('\r\n')) expect(line).not.toMatch(/(^|,)"?[=+@-]/);
  expect(await get('/admin/school/audit')).toContain('下载操作记录');
});
