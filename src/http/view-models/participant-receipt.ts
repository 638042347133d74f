/** The receipt and, below it, the participant's own profile in plain words: never beside anybody else's. */
import type { OwnResults, Profile, ProfileFactor } from '../../app/participation/read-profile.ts';
import type { OccasionKind, Survey } from '../../domain/instrument/survey.ts';
import type { Language } from '../../domain/language.ts';
import { formatIn } from '../../domain/reports/report-context.ts';
import { type Words, wordsIn } from '../../domain/wording/words.ts';
import type { Page } from '../render-page.ts';
import { minutesNeeded, participantPage } from './participant-text.ts';

export interface FactorBar {
  readonly name: string;
  readonly definition: string;
  /** `3.7`, or words where there is no score. */
  readonly score: string;
  /** Length of the bar, 0–100; null where there is no score. */
  readonly share: number | null;
}

export interface ReceiptPage extends Page {
  readonly receipt: string;
  readonly stored: string;
  readonly cohort: string;
  /** Null once the participant has closed them. */
  readonly results: ShownResults | null;
  readonly next: {
    readonly text: string;
    readonly href: string | null;
    /** The day on which it opens, for a calendar. */
    readonly calendar: string | null;
  } | null;
  readonly others: readonly { readonly text: string; readonly href: string }[];
}

export interface ShownResults {
  readonly strongest: readonly FactorBar[];
  readonly lowest: readonly FactorBar[];
  readonly suggestions: readonly string[];
  readonly bars: readonly FactorBar[];
  readonly scale: string;
  /** The form that closes them. */
  readonly close: { readonly action: string; readonly occasion: OccasionKind };
}

export function receiptPage(profile: Profile, token: string, lang: Language): ReceiptPage {
  const { cohort, kind, receipt, results } = profile;
  const t = wordsIn(lang);
  return {
    ...participantPage(cohort, lang, t('survey:receipt.title')),
    receipt,
    cohort: cohort.name,
    stored: t('survey:receipt.stored', { kind: t(`survey:kind.${kind}`) }),
    results: results && shownResults(results, profile, token, lang, t),
    next: nextOf(profile, token, lang, t),
    others: [],
  };
}

function shownResults(
  results: OwnResults,
  { cohort, kind }: Profile,
  token: string,
  lang: Language,
  t: Words,
): ShownResults {
  const { scale } = cohort.survey;
  const bars = sortedBars(results, scale, lang, t);
  const scored = bars.filter((bar) => bar.share !== null);
  const ends = lengthOfLists(scored);
  return {
    strongest: scored.slice(0, ends),
    lowest: scored.slice(scored.length - ends).reverse(),
    suggestions: results.suggestions.map((text) => text[lang]),
    bars,
    scale: t('survey:receipt.scale', { min: scale.min, max: scale.max }),
    close: { action: `/s/${encodeURIComponent(token)}/profile`, occasion: kind },
  };
}

/** With few factors the two lists must not name the same one; where all are equal there is none to name. */
function lengthOfLists(scored: readonly FactorBar[]): number {
  const differ = scored[0]?.share !== scored.at(-1)?.share;
  return differ ? Math.min(3, Math.floor(scored.length / 2)) : 0;
}

function sortedBars(
  { factors }: OwnResults,
  scale: Survey['scale'],
  lang: Language,
  t: Words,
): readonly FactorBar[] {
  const low = Number.NEGATIVE_INFINITY;
  return [...factors]
    .sort((a, b) => (b.favourability ?? low) - (a.favourability ?? low))
    .map((entry) => barOf(entry, scale, lang, t));
}

function barOf(
  { factor, favourability }: ProfileFactor,
  { min, max }: Survey['scale'],
  lang: Language,
  t: Words,
) {
  const name = factor.name[lang];
  const scored = favourability !== null;
  const reversed = factor.polarity === 'unfavourable';
  return {
    name: reversed ? t('survey:receipt.reversed', { name }) : name,
    // A definition speaks in the direction of the name, which here is not that of the bar.
    definition: reversed ? '' : (factor.definition?.[lang] ?? ''),
    score: scored
      ? t('survey:receipt.bar', { score: favourability.toFixed(1) })
      : t('survey:receipt.none'),
    share: scored ? Math.round(((favourability - min) / (max - min)) * 1000) / 10 : null,
  };
}

function nextOf(profile: Profile, token: string, lang: Language, t: Words): ReceiptPage['next'] {
  const { next, cohort } = profile;
  if (!next) return { text: t('survey:receipt.finished'), href: null, calendar: null };
  if (next.submitted || next.state === 'closed') return null;
  const form = cohort.occasions.find((occasion) => occasion.kind === next.kind)?.form ?? '';
  const text = t(`survey:receipt.next-${next.state}`, {
    kind: t(`survey:kind.${next.kind}`),
    opens: formatIn(lang).date(next.opensOn),
    closes: formatIn(lang).date(next.closesOn),
    minutes: minutesNeeded(cohort, next.kind, form),
  });
  const link = `/s/${encodeURIComponent(token)}`;
  const later = next.kind === 'followup' && next.state === 'scheduled';
  return {
    text,
    href: next.state === 'open' ? link : null,
    calendar: later ? `${link}/followup.ics?lang=${lang}` : null,
  };
}
