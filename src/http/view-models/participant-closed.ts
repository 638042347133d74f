/** Pages for a link that has nothing to fill in now: before its time, after it, or already sent. */
import type { Visit, VisitedOccasion } from '../../app/participation/participant-visit.ts';
import type { OccasionKind } from '../../domain/instrument/survey.ts';
import type { Language } from '../../domain/language.ts';
import { formatIn } from '../../domain/reports/report-context.ts';
import { type Words, wordsIn } from '../../domain/wording/words.ts';
import type { Page } from '../render-page.ts';
import { participantPage } from './participant-text.ts';

export interface ClosedPage extends Page {
  readonly cohort: string;
  readonly paragraphs: readonly string[];
  readonly open: Link | null;
  readonly occasions: readonly {
    readonly kind: string;
    readonly when: string;
    readonly receipt: Link | null;
  }[];
}

interface Link {
  readonly href: string;
  readonly text: string;
}

/** What was refused, where something was sent: a form for an occasion that is not open. */
export interface RefusedForm {
  readonly kind: OccasionKind | null;
}

export function closedPage(
  visit: Visit,
  token: string,
  lang: Language,
  refused: RefusedForm | null,
): ClosedPage {
  const t = wordsIn(lang);
  const situation = situationOf(visit);
  return {
    ...commonParts(visit, token, lang, t, t(`survey:closed.${situation}-title`)),
    paragraphs: [
      ...(refused ? refusalText(visit, refused, t) : []),
      ...unsentText(visit, t),
      ...(visit.current ? [] : situationText(visit, situation, t)),
    ],
  };
}

function situationText(visit: Visit, situation: Situation, t: Words): readonly string[] {
  if (situation !== 'closed') return [t('survey:closed.scheduled-text')];
  // Who left something half finished has been told already.
  if (visit.unsent.length > 0) return [];
  return [t('survey:closed.closed-text', { school: visit.cohort.schoolName })];
}

function unsentText({ unsent, cohort }: Visit, t: Words): readonly string[] {
  if (unsent.length === 0) return [];
  const told = unsent.map(({ kind, answers }) =>
    t('survey:closed.unsent-text', { kind: t(`survey:kind.${kind}`), count: answers }),
  );
  return [...told, t('survey:closed.unsent-remedy', { school: cohort.schoolName })];
}

export function submittedPage(
  visit: Visit,
  token: string,
  lang: Language,
  draft: boolean,
): ClosedPage {
  const t = wordsIn(lang);
  return {
    ...commonParts(visit, token, lang, t, t('survey:submitted.title')),
    paragraphs: [
      t(`survey:submitted.${draft ? 'draft-text' : 'text'}`),
      t('survey:submitted.remedy'),
    ],
  };
}

function commonParts(visit: Visit, token: string, lang: Language, t: Words, title: string) {
  const link = `/s/${encodeURIComponent(token)}`;
  return {
    ...participantPage(visit.cohort, lang, title),
    cohort: visit.cohort.name,
    open: visit.current
      ? {
          href: link,
          text: t('survey:closed.open-current', { kind: t(`survey:kind.${visit.current}`) }),
        }
      : null,
    occasions: visit.occasions.map((occasion) => occasionRow(occasion, link, lang, t)),
  };
}

function occasionRow(occasion: VisitedOccasion, link: string, lang: Language, t: Words) {
  const kind = t(`survey:kind.${occasion.kind}`);
  const state = occasion.submitted ? 'submitted' : occasion.state;
  const period = t('survey:closed.period', {
    opens: formatIn(lang).date(occasion.opensOn),
    closes: formatIn(lang).date(occasion.closesOn),
  });
  return {
    kind: t('survey:closed.kind-state', { kind, state: t(`survey:closed.state.${state}`) }),
    when: period,
    receipt: occasion.submitted
      ? { href: `${link}/receipt/${occasion.kind}`, text: t('survey:closed.receipt', { kind }) }
      : null,
  };
}

type Situation = 'scheduled' | 'closed' | 'between';

/** `between`: the first survey is done or over and the second is still to come. */
function situationOf(visit: Visit): Situation {
  const waiting = visit.occasions.filter(
    ({ submitted, state }) => !submitted && state === 'scheduled',
  );
  if (waiting.length === visit.occasions.length) return 'scheduled';
  return waiting.length > 0 || visit.current ? 'between' : 'closed';
}

function refusalText(visit: Visit, refused: RefusedForm, t: Words): readonly string[] {
  if (!visit.current || !refused.kind) return [t('survey:closed.unsaved-text')];
  const stale = t(`survey:kind.${refused.kind}`);
  const current = t(`survey:kind.${visit.current}`);
  return [t('survey:closed.unsaved-text'), t('survey:closed.stale-text', { stale, current })];
}
