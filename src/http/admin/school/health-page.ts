/** View model of the page that tells how the server is. */
import type { Health, HealthLine } from '../../../app/housekeeping/health.ts';
import type { Language } from '../../../domain/language.ts';
import { type Words, wordsIn } from '../../../domain/wording/words.ts';
import { momentText } from '../moment-text.ts';
import { type SchoolFrame, schoolFrame } from './school-frame.ts';

export interface TestMail {
  readonly to: string;
  readonly said: string | null;
  readonly fault: string | null;
}

export interface HealthPage extends SchoolFrame {
  readonly warnings: number;
  readonly lines: readonly { readonly name: string; readonly ok: boolean; readonly text: string }[];
  readonly counts: string;
  readonly clock: string;
  readonly jobs: readonly {
    readonly name: string;
    readonly ran: string;
    readonly ok: boolean;
    readonly state: string;
  }[];
  readonly hasMail: boolean;
  readonly test: TestMail;
}

export function healthPage(
  lang: Language,
  { lines, classes, people, now, timeZone, jobs }: Health,
  hasMail: boolean,
  test: TestMail,
): HealthPage {
  const t = wordsIn(lang);
  return {
    ...schoolFrame(lang, 'health'),
    warnings: lines.filter(({ ok }) => !ok).length,
    lines: lines.map((line) => ({
      name: t(`housekeeping:health.check.${line.check}`),
      ok: line.ok,
      text: lineText(lang, t, line),
    })),
    counts: t('housekeeping:health.counts', { classes, people }),
    clock: t('housekeeping:health.clock', { time: momentText(lang, now), zone: timeZone }),
    jobs: jobs.map(({ name, lastStarted, lastError }) => ({
      name: t(`housekeeping:health.job.${name}`, { defaultValue: name }),
      ran: momentText(lang, lastStarted),
      ok: lastError === null,
      state:
        lastError === null
          ? t('housekeeping:health.jobGood')
          : t('housekeeping:health.jobBad', { code: lastError }),
    })),
    hasMail,
    test,
  };
}

function lineText(lang: Language, t: Words, { check, state, params }: HealthLine): string {
  const { at, ...others } = params;
  const when = at === undefined ? {} : { at: momentText(lang, String(at)) };
  return t(`housekeeping:health.says.${check}.${state}`, { ...others, ...when });
}
