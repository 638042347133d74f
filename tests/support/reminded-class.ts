/** A class with e-mail addresses, the jobs of a server, and who was written to. */

import { addParticipants } from '../../src/app/class-list/participants.ts';
import type { CohortInput } from '../../src/app/cohorts/cohort-input.ts';
import type { Deps } from '../../src/app/deps.ts';
import { submitResponse } from '../../src/app/participation/submit-response.ts';
import type { Delivery } from '../../src/domain/messages/delivery.ts';
import { drainJobs } from '../../src/jobs/run-jobs.ts';
import { serverJobs } from '../../src/jobs/server-jobs.ts';
import type { Mail, SendMail } from '../../src/mail/mail.ts';
import { makeClass, quickAnswers, type TestClass } from './class.ts';
import type { TestDeps } from './deps.ts';

/** Ten people, the last two without an address. */
export async function makeRemindedClass(
  deps: TestDeps,
  input: Partial<CohortInput> = {},
  size = 10,
): Promise<TestClass> {
  const made = await makeClass(deps, 0, input);
  const rows = Array.from({ length: size }, (_, n) => ({
    name: `Person ${n}`,
    ...(n < size - 2 && { email: addressOf(n) }),
  }));
  const people = await addParticipants(deps, made.school.id, made.cohort.id, rows);
  return { ...made, people };
}

export const addressOf = (n: number): string => `person${n}@example.org`;

export async function answerAll(
  deps: Deps,
  { people }: TestClass,
  numbers: readonly number[],
): Promise<void> {
  for (const n of numbers) await submitResponse(deps, people[n]?.token ?? '', 'end', quickAnswers);
}

/** Does all that is due. */
export const drain = (deps: Deps): Promise<void> => drainJobs(serverJobs(deps));

export interface Letterbox {
  readonly mails: readonly Mail[];
  readonly send: SendMail;
  readonly addresses: () => readonly string[];
  readonly empty: () => void;
}

/** Takes every mail, or does with it what the test says. For questions of who and when; tests/mail has a real server. */
export function letterbox(
  answer: (mail: Mail) => Promise<Delivery> = async () => ({ outcome: 'sent' }),
): Letterbox {
  const mails: Mail[] = [];
  return {
    mails,
    send: async (mail) => {
      const delivery = await answer(mail);
      if (delivery.outcome === 'sent') mails.push(mail);
      return delivery;
    },
    addresses: () => mails.map(({ to }) => to).toSorted(),
    empty: () => mails.splice(0),
  };
}
