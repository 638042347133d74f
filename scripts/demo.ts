/**
 * The main job in one line: a simulated class answers at both occasions through the real survey pages on a
 * temporary database; then the server stays up and prints what to look at.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { addParticipants } from '../src/app/class-list/participants.ts';
import { createCohort } from '../src/app/cohorts/create-cohort.ts';
import { createSchool } from '../src/app/school.ts';
import { readConfig } from '../src/config.ts';
import type { OccasionKind } from '../src/domain/instrument/survey.ts';
import { openDeps } from '../src/open-deps.ts';
import { type RunningServer, startServer } from '../src/start-server.ts';
import { answerPage, openPage } from './demo/answer-page.ts';
import { answerTimes } from './demo/answer-times.ts';
import { type SimulatedPerson, simulateClass } from './demo/simulate-class.ts';

const size = { people: 42, end: 40, followup: 28 };
const units = ['柳溪镇', '云岭镇', '东河镇', '石桥镇', '长丰街道'];
const seed = 0.2026;
const daysSinceTraining = 42;

const today = Temporal.Now.plainDateISO('Asia/Shanghai');
const endsOn = today.subtract({ days: daysSinceTraining });
/** The server's clock while people answer; null: the real one. */
let simulated: Temporal.Instant | null = null;

const dataDir = await mkdtemp(join(tmpdir(), 'learning-transfer-demo-'));
const environment = {
  DATA_DIR: dataDir,
  DATABASE_URL: '',
  BASE_URL: '',
  LOG_LEVEL: 'warn',
  PORT: process.env.PORT ?? '0',
};
const schoolId = await makeSchool();
const server = await startServer({
  environment,
  now: () => simulated ?? Temporal.Now.instant(),
  demoSchoolId: schoolId,
});
await runClass(server);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);

async function makeSchool(): Promise<string> {
  const opened = await openDeps(readConfig({ ...process.env, ...environment }));
  const school = await createSchool(opened.deps, '演示党校');
  await opened.close();
  return school.id;
}

async function runClass({ deps, url }: RunningServer): Promise<void> {
  const cohort = await createCohort(
    deps,
    schoolId,
    {
      name: `${endsOn.year}年第三期乡镇干部治理能力提升班`,
      endsOn: endsOn.toString(),
      programme: '基层干部治理能力提升',
    },
    { simulated: true },
  );
  const people = simulateClass(cohort.survey, size, cohort.capabilities.length, seed);
  const list = people.map((_, index) => ({
    name: `模拟学员${String(index + 1).padStart(2, '0')}`,
    unit: units[index % units.length] ?? '',
  }));
  const participants = await addParticipants(deps, schoolId, cohort.id, list);
  const links = participants.map(({ token }) => `${deps.baseUrl}/s/${token}`);
  const lastLesson = endsOn.toZonedDateTime({ timeZone: cohort.timeZone, plainTime: '16:30' });
  await answerAll('end', people, links, lastLesson.toInstant());
  await answerAll('followup', people, links, Temporal.Now.instant().subtract({ hours: 1 }));
  simulated = null;
  // Somebody who answered once: with one more answer the change between the occasions can still be shown.
  const waiting = people.findIndex(({ fields }) => fields.end && !fields.followup);
  printLinks(url, cohort.id, links[waiting] ?? '');
}

/**
 * All open their page at once, then each sends it when their time is over. Programs fill a page in within
 * milliseconds, and the report would rightly say that everybody was too fast to have read it: so the
 * times are simulated as the answers are, by the server's clock.
 */
async function answerAll(
  kind: OccasionKind,
  people: readonly SimulatedPerson[],
  links: readonly string[],
  opened: Temporal.Instant,
): Promise<void> {
  simulated = opened;
  const secondsFor = answerTimes(seed);
  const answering = people.flatMap(({ fields: { [kind]: fields } }, index) =>
    fields ? { fields, link: links[index] ?? '', seconds: secondsFor(fields) } : [],
  );
  const open = await Promise.all(
    answering.map(async (one) => ({ ...one, page: await openPage(one.link) })),
  );
  for (const { page, fields, seconds } of open.sort((a, b) => a.seconds - b.seconds)) {
    simulated = opened.add({ milliseconds: Math.round(1000 * seconds) });
    await answerPage(page, fields);
  }
}

function printLinks(url: string, cohortId: string, openSurvey: string): void {
  const api = `${url}/admin/cohorts/${cohortId}`;
  const lines = [
    'A simulated class has answered twice. All data are simulated. 以下全部为模拟数据。',
    '',
    `open survey   问卷(手机宽度查看)  ${openSurvey}`,
    `console       管理台            ${url}/admin`,
    `diagnosis     诊断              ${api}/diagnosis?occasion=followup`,
    `PDF           诊断报告          ${api}/report.pdf?occasion=followup&paper=zh-CN`,
    `PDF, English                    ${api}/report.pdf?occasion=followup&paper=en`,
    '',
    'Ctrl+C ends the demo and removes its data.',
  ];
  process.stdout.write(`${lines.join('\n')}\nlistening on ${url}\n`);
}

async function stop(): Promise<void> {
  await server.close();
  await rm(dataDir, { recursive: true, force: true });
}
