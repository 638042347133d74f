/** What running a class takes from the list to the plan, and how far it has got. */
import type { CohortStatus, OccasionStatus } from '../../../app/cohorts/cohorts.ts';
import type { Language } from '../../../domain/language.ts';
import { formatIn } from '../../../domain/reports/report-context.ts';
import { type Words, wordsIn } from '../../../domain/wording/words.ts';

type Progress = 'done' | 'now' | 'later';

export interface Task {
  readonly name: string;
  readonly state: string;
  readonly progress: Progress;
  readonly text: string;
  readonly address: string;
}

type Named = 'people' | 'handOut' | 'collect' | 'endResults' | 'announce' | 'followup' | 'report';

export function checklist(lang: Language, status: CohortStatus): readonly Task[] {
  const [end, followup] = status.occasions;
  if (!end || !followup) return [];
  const t = wordsIn(lang);
  const address = `/admin/cohorts/${status.cohort.id}`;
  const task = (name: Named, progress: Progress, text: string, path: string): Task => ({
    name: t(`cohorts:list.${name}`),
    state: t(`cohorts:list.${progress}`),
    progress,
    text,
    address: `${address}${path}`,
  });
  const opens = (occasion: OccasionStatus) => formatIn(lang).date(occasion.opensOn);
  const minimum = status.cohort.reportingMinimum;
  return [
    task('people', peopleProgress(status, end), peopleText(t, status, end), '/people'),
    task(
      'handOut',
      handOutProgress(end),
      t('cohorts:list.handOutText', { date: opens(end) }),
      '/hand-out',
    ),
    task('collect', collecting(end), collected(t, end), '/messages'),
    task(
      'endResults',
      results(end, minimum, followup),
      shown(t, end, minimum),
      '/diagnosis?occasion=end',
    ),
    task(
      'announce',
      announcing(end, followup),
      t('cohorts:list.announceText', { date: opens(followup) }),
      '/hand-out',
    ),
    task('followup', collecting(followup), collected(t, followup), '/messages'),
    task(
      'report',
      results(followup, minimum),
      shown(t, followup, minimum),
      '/plan?occasion=followup',
    ),
  ];
}

function peopleProgress({ cohort }: CohortStatus, { invited, state }: OccasionStatus): Progress {
  return cohort.joining === 'self' || invited > 0 || state === 'closed' ? 'done' : 'now';
}

function peopleText(t: Words, { cohort }: CohortStatus, { invited }: OccasionStatus): string {
  if (invited > 0) return t('cohorts:list.peopleText', { count: invited });
  return t(cohort.joining === 'self' ? 'cohorts:list.peopleSelf' : 'cohorts:list.peopleNone');
}

function handOutProgress({ state, drafts, submitted }: OccasionStatus): Progress {
  if (state === 'closed' || drafts + submitted > 0) return 'done';
  return state === 'open' ? 'now' : 'later';
}

function collecting({ state, invited, submitted }: OccasionStatus): Progress {
  if (state === 'scheduled') return 'later';
  return state === 'closed' || (invited > 0 && submitted >= invited) ? 'done' : 'now';
}

function collected(t: Words, { submitted, invited }: OccasionStatus): string {
  return t('cohorts:list.collectText', { submitted, invited });
}

/** Nobody knows whether a result was read; once the next occasion runs it is behind. */
function results(occasion: OccasionStatus, minimum: number, next?: OccasionStatus): Progress {
  if (next && next.state !== 'scheduled') return 'done';
  return occasion.submitted >= minimum ? 'now' : 'later';
}

function shown(t: Words, { submitted }: OccasionStatus, minimum: number): string {
  return submitted >= minimum
    ? t('cohorts:list.ready')
    : t('cohorts:list.needed', { count: minimum });
}

function announcing(end: OccasionStatus, followup: OccasionStatus): Progress {
  if (followup.state !== 'scheduled') return 'done';
  return end.state === 'closed' ? 'now' : 'later';
}
