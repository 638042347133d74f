/** The pages of the school: what is set counts at once, what is refused is said beside its field. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSchoolSettings } from '../../../src/app/housekeeping/school-settings.ts';
import { listTokens } from '../../../src/app/housekeeping/school-settings-tokens.ts';
import { cohortDiagnosis } from '../../../src/app/results/analyse-cohort.ts';
import { createSchool } from '../../../src/app/school.ts';
import { type ConsoleCast, signIn, startConsoleCast, visit } from './console-cast.ts';

let cast: ConsoleCast;
let cookie: string;
beforeAll(async () => {
  cast = await startConsoleCast(6);
  cookie = await signIn(cast);
});
afterAll(() => cast.server.close());

const get = async (path: string) => (await visit(cast, path, { cookie })).text();
const form = {
  name: '青山县委党校',
  reportingMinimum: '5',
  capabilities: '',
  retentionMonths: '36',
};
const post = (path: string, fields: Readonly<Record<string, string>>) =>
  visit(cast, path, { cookie, form: fields });
const settings = () => readSchoolSettings(cast.server.deps, cast.schoolId);

describe('settings', () => {
  it('show what is set, the capabilities of the survey where the school has none', async () => {
    const page = await get('/admin/school');
    expect(page).toContain('value="青山县委党校"');
    expect(page).toContain('应急管理');
    expect((await settings()).capabilities).toBeNull();
  });

  it('are stored, and the survey’s capabilities stay the survey’s', async () => {
    const shown = /<textarea[^>]*>([^<]*)</.exec(await get('/admin/school'))?.[1] ?? '';
    const response = await post('/admin/school', { ...form, capabilities: shown, never: '1' });
    expect(response.status).toBe(303);
    expect(await settings()).toMatchObject({ capabilities: null, retentionMonths: null });
    await post('/admin/school', { ...form, capabilities: '应急管理 | Emergencies\n\n平安建设' });
    expect(await settings()).toMatchObject({
      capabilities: [
        { 'zh-CN': '应急管理', en: 'Emergencies' },
        { 'zh-CN': '平安建设', en: '平安建设' },
      ],
      retentionMonths: 36,
    });
  });

  it('raise the minimum at once, and lower it only when it is confirmed', async () => {
    const { deps } = cast.server;
    const shown = async () =>
      (await cohortDiagnosis(deps, cast.schoolId, cast.cohort.id, 'end')).factors !== null;
    expect(await shown()).toBe(true);
    await post('/admin/school', { ...form, reportingMinimum: '7' });
    expect(await shown()).toBe(false);
    const refused = await post('/admin/school', { ...form, reportingMinimum: '5' });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('name="lowerMinimum"');
    expect(await shown()).toBe(false);
    await post('/admin/school', { ...form, reportingMinimum: '5', lowerMinimum: '1' });
    // The class has answers, and keeps what its people were promised.
    expect(await shown()).toBe(false);
    expect(await settings()).toMatchObject({ reportingMinimum: 5 });
    const log = await get('/admin/school/audit');
    expect(log).toContain('显示结果的最少人数由5人改为7人');
    expect(log).toContain('显示结果的最少人数由7人改为5人');
  });

  it.each([
    ['reportingMinimum', '4'],
    ['reportingMinimum', '51'],
    ['reportingMinimum', 'x'],
    ['name', ' '],
    ['retentionMonths', ''],
    ['retentionMonths', '0'],
    ['retentionMonths', '1e3'],
    ['capabilities', Array.from({ length: 13 }, (_, index) => `能力${index}`).join('\n')],
    ['capabilities', '长'.repeat(101)],
  ])('refuse %s %s, keep what was typed, and say it beside the field', async (field, value) => {
    const response = await post('/admin/school', { ...form, [field]: value });
    expect(response.status).toBe(422);
    const page = await response.text();
    expect(page).toContain(`id="${field}-fault"`);
    expect(page.match(/class="fault"/g)).toHaveLength(1);
    expect((await settings()).name).toBe(form.name);
  });

  it('refuse a name that another school has', async () => {
    await createSchool(cast.server.deps, '绿水县委党校');
    const response = await post('/admin/school', { ...form, name: '绿水县委党校' });
    expect(response.status).toBe(422);
    expect(await response.text()).toContain('已经有同名的学校');
  });
});

describe('tokens', () => {
  it('are shown once, listed by their mark, and stop working when revoked', async () => {
    const made = await post('/admin/school/tokens', { role: 'analyst' });
    const token = /id="token">(lt_[^<]+)</.exec(await made.text())?.[1] ?? '';
    expect(made.headers.get('Cache-Control')).toBe('no-store');
    const api = () =>
      fetch(`${cast.server.url}/api/v1/cohorts`, { headers: { Authorization: `Bearer ${token}` } });
    expect((await api()).status).toBe(200);
    const page = await get('/admin/school/tokens');
    expect(page).not.toContain(token);
    const [{ mark = '' } = {}] = await listTokens(cast.server.deps, cast.schoolId);
    expect(page).toContain(mark);
    await post(`/admin/school/tokens/${mark}/revoke`, {});
    expect((await api()).status).toBe(401);
    expect(await get('/admin/school/audit')).toContain(`停用接口令牌${mark}`);
  });
});

describe('health', () => {
  it('tells of this school alone, and nothing secret', async () => {
    const page = await get('/admin/school/health');
    expect(page).toContain('本校有1个班次，名单上共6人');
    expect(page).toContain('从来没有备份过');
    expect(page).not.toContain(Buffer.from(cast.server.deps.keys.secret).toString('base64url'));
    expect(page).not.toContain('绿水县委党校');
  });

  it('refuses a test mail to what is no address', async () => {
    const response = await post('/admin/school/health/mail', { to: 'nobody' });
    expect(response.status).toBe(422);
  });
});

describe('the outbox', () => {
  it('says what to do where nothing waits and no mail server is set', async () => {
    const page = await get('/admin/school/outbox');
    expect(page).toContain('SMTP_URL');
    expect(page).toContain('没有等待或者没有送到的消息');
  });
});
