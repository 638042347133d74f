/** Made-up visits, profiles and refusals for the gallery; they also show every view what it must be able to hold. */
import type { Visit, VisitedOccasion } from '../src/app/participation/participant-visit.ts';
import type { Profile } from '../src/app/participation/read-profile.ts';
import type { Cohort } from '../src/domain/collection/cohort.ts';
import { parseSurvey } from '../src/domain/instrument/parse-survey.ts';
import type { OccasionKind, Survey } from '../src/domain/instrument/survey.ts';
import { type Language, languages } from '../src/domain/language.ts';
import { wordsIn } from '../src/domain/wording/words.ts';
import { renderPage } from '../src/http/render-page.ts';
import { closedPage, submittedPage } from '../src/http/view-models/participant-closed.ts';
import { joinPage } from '../src/http/view-models/participant-join.ts';
import { receiptPage } from '../src/http/view-models/participant-receipt.ts';
import { surveyPage } from '../src/http/view-models/participant-survey.ts';

interface GalleryPage {
  readonly name: string;
  readonly html: string;
}

const token = 'an-example-of-a-token';

export function participantGallery(definition: unknown): readonly GalleryPage[] {
  const parsed = parseSurvey(definition);
  if (!parsed.ok) throw new Error('the survey is not valid');
  const cohort = exampleCohort(parsed.value);
  return languages.flatMap((lang) =>
    Object.entries(pagesOf(cohort, lang)).map(([name, html]) => ({
      name: `${name}.${lang}`,
      html,
    })),
  );
}

function pagesOf(cohort: Cohort, lang: Language): Readonly<Record<string, string>> {
  const visit = (end: Situation, followup: Situation): Visit => exampleVisit(cohort, end, followup);
  const fresh = visit('open', 'scheduled');
  const survey = (kind: OccasionKind, on: Visit, answers = {}, faults: readonly Missing[] = []) =>
    renderPage('participant/survey', surveyPage({ token, visit: on, kind, answers, faults }, lang));
  const closed = (on: Visit) => renderPage('participant/closed', closedPage(on, token, lang, null));
  const profile = exampleProfile(cohort);
  const receipt = (shown: Profile) =>
    renderPage('participant/receipt', receiptPage(shown, token, lang));
  const joining = { cohort, mode: 'list', occasions: fresh.occasions } as const;
  const t = wordsIn(lang);
  return {
    'survey-end': survey('end', fresh),
    'survey-refused': survey('end', fresh, { LR1: '4', LR2: '2' }, [
      missing('TD1'),
      missing('TD2'),
    ]),
    'survey-followup': survey('followup', visit('submitted', 'open')),
    receipt: receipt(profile),
    'receipt-closed': receipt({ ...profile, results: null }),
    scheduled: closed(visit('scheduled', 'scheduled')),
    between: closed(visit('submitted', 'scheduled')),
    closed: closed(visit('closed', 'closed')),
    submitted: renderPage(
      'participant/closed',
      submittedPage(visit('submitted', 'scheduled'), token, lang, false),
    ),
    join: renderPage('participant/join', joinPage({ code: 'K7M2', joining, number: 'n' }, lang)),
    front: renderPage('participant/front', {
      lang,
      title: t('survey:front.title'),
      otherLanguage: '#',
    }),
  };
}

type Missing = { readonly path: string; readonly code: string };
const missing = (path: string): Missing => ({ path, code: 'missing' });

type Situation = 'scheduled' | 'open' | 'closed' | 'submitted';

function exampleVisit(cohort: Cohort, end: Situation, followup: Situation): Visit {
  const occasions = cohort.occasions.map((occasion): VisitedOccasion => {
    const situation = occasion.kind === 'end' ? end : followup;
    const submitted = situation === 'submitted';
    return { ...occasion, state: submitted ? 'closed' : situation, submitted };
  });
  const current = occasions.find(({ state, submitted }) => state === 'open' && !submitted);
  const base = { participantId: 'p', cohort, occasions, draft: {}, unsent: [] };
  return { ...base, current: current?.kind ?? null };
}

function exampleCohort(survey: Survey): Cohort {
  const end = {
    id: 'o1',
    kind: 'end',
    form: 'quick',
    opensOn: '2026-10-20',
    closesOn: '2026-11-03',
  } as const;
  const later = {
    id: 'o2',
    kind: 'followup',
    form: 'full',
    opensOn: '2026-11-19',
    closesOn: '2026-12-19',
  } as const;
  return {
    id: 'c',
    schoolId: 's',
    schoolName: '示例县委党校',
    reportingMinimum: 5,
    schoolMinimum: 5,
    name: '2026年第三期基层治理能力提升班',
    programme: null,
    endsOn: '2026-10-20',
    timeZone: 'Asia/Shanghai',
    survey,
    capabilities: survey.outcomes.followup.flatMap((question) =>
      question.kind === 'capabilities' ? question.capabilities : [],
    ),
    learningLevel: null,
    transferRoad: null,
    joinCode: 'K7M2',
    joining: 'auto',
    simulated: true,
    erasedOn: null,
    occasions: [
      { ...end, forced: null, reason: null },
      { ...later, forced: null, reason: null },
    ],
  };
}

function exampleProfile(cohort: Cohort): Profile {
  const { min, max } = cohort.survey.scale;
  const text = {
    'zh-CN': '本周内选一件手头的工作，用一次学到的方法，做完和同事说说效果。',
    en: 'This week, use one method you learned on a task at hand, and tell a colleague how it went.',
  };
  return {
    receipt: '7K2MX-9QD4T',
    cohort,
    kind: 'end',
    results: {
      answers: {},
      factors: cohort.survey.factors.map((factor, index) => ({
        factor,
        favourability: index === 7 ? null : min + ((index * 5) % 11) * 0.1 * (max - min),
      })),
      suggestions: [text, text, text],
    },
    next: {
      kind: 'followup',
      form: 'full',
      opensOn: '2026-11-19',
      closesOn: '2026-12-19',
      state: 'scheduled',
      submitted: false,
    },
  };
}
