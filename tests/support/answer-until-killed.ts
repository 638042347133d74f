/** Run as a process of its own: answers one participant after another and prints each receipt. */

import { addParticipants } from '../../src/app/class-list/participants.ts';
import { createCohort } from '../../src/app/cohorts/cohorts.ts';
import { submitResponse } from '../../src/app/participation/submit-response.ts';
import { createSchool } from '../../src/app/school.ts';
import { readConfig } from '../../src/config.ts';
import { dayIn } from '../../src/domain/collection/occasion.ts';
import { openDeps } from '../../src/open-deps.ts';

const { deps } = await openDeps(readConfig());
const school = await createSchool(deps, 'School');
const endsOn = dayIn('Asia/Shanghai', deps.now());
const cohort = await createCohort(deps, school.id, { name: 'Class', endsOn });
const names = Array.from({ length: 2000 }, (_, index) => ({ name: `Person ${index}` }));
const people = await addParticipants(deps, school.id, cohort.id, names);
const items = cohort.survey.forms[cohort.occasions[0]?.form ?? ''] ?? [];
const fields = Object.fromEntries(items.map((id) => [id, '4']));
const answer = async (token: string): Promise<void> => {
  const { receipt } = await submitResponse(deps, token, 'end', fields);
  process.stdout.write(`${token} ${receipt}\n`);
};
const lanes = Array.from({ length: 8 }, (_, lane) => people.filter((_, i) => i % 8 === lane));
await Promise.all(
  lanes.map(async (lane) => {
    for (const { token } of lane) await answer(token);
  }),
);
