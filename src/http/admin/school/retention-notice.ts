/** What a page of a class says when its data will soon be erased; shown by `school/retention-notice.ejs`. */
import type { Deps } from '../../../app/deps.ts';
import { countNearRetention, retentionNotice } from '../../../app/housekeeping/retention.ts';
import type { Cohort } from '../../../domain/collection/cohort.ts';
import type { Language } from '../../../domain/language.ts';
import { formatIn } from '../../../domain/reports/report-context.ts';
import { wordsIn } from '../../../domain/wording/words.ts';

export interface RetentionNotice {
  readonly text: string;
  /** Where it can be kept longer; null once it is erased. */
  readonly address: string | null;
}

/** For the pages of the school: how many classes will be erased soon. Null where there are none. */
export async function nearRetentionOf(
  deps: Pick<Deps, 'db' | 'now'>,
  lang: Language,
  schoolId: string,
): Promise<RetentionNotice | null> {
  const n = await countNearRetention(deps, schoolId);
  const text = wordsIn(lang)('housekeeping:retention.nearTitle', { n });
  return n === 0 ? null : { text, address: '/admin/school/retention' };
}

/** Null where there is nothing to say. */
export async function retentionNoticeOf(
  deps: Pick<Deps, 'db' | 'now'>,
  lang: Language,
  cohort: Cohort,
): Promise<RetentionNotice | null> {
  const [t, say] = [wordsIn(lang), formatIn(lang)];
  if (cohort.erasedOn !== null) {
    const date = say.date(cohort.erasedOn);
    return { text: t('housekeeping:class.erased', { date }), address: null };
  }
  const notice = await retentionNotice(deps, cohort);
  if (!notice) return null;
  const text = t('housekeeping:retention.notice', { date: say.date(notice.erasesOn) });
  return { text, address: `/admin/cohorts/${cohort.id}/erase` };
}
