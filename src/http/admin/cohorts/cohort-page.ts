/** View model of one class: both occasions, handing out the link, the class list, the results. */
import type { CohortStatus } from '../../../app/cohorts.ts';
import type { ListedParticipant } from '../../../app/participants.ts';
import type { Cohort } from '../../../domain/collection/cohort.ts';
import type { Occasion } from '../../../domain/collection/occasion.ts';
import type { OccasionKind } from '../../../domain/instrument/survey.ts';
import type { Language } from '../../../domain/language.ts';
import { formatIn } from '../../../domain/reports/report-context.ts';
import { wordsIn } from '../../../domain/wording/words.ts';
import { minutesNeeded } from '../../view-models/participant-text.ts';
import type { AdminModel } from '../admin-page.ts';
import { type Download, downloadsOf } from '../results/downloads.ts';
import { type OccasionView, occasionView } from './occasion-view.ts';

export interface CohortPage extends AdminModel {
  readonly name: string;
  readonly address: string;
  readonly endsOn: string;
  readonly occasions: readonly OccasionView[];
  readonly downloads: Readonly<Record<OccasionKind, readonly Download[]>>;
  readonly joinLink: string;
  /** Ready to be pasted into the class's chat group, one a occasion that can still be answered. */
  readonly groupTexts: readonly { readonly name: string; readonly text: string }[];
  readonly people: readonly {
    /** The page with the person's link. */
    readonly address: string;
    readonly name: string;
    readonly unit: string;
    readonly position: string;
    readonly pickedUp: boolean;
  }[];
  readonly paste: { readonly text: string; readonly faults: readonly string[] };
  /** How many people the last paste added. */
  readonly added: number | null;
}

export function cohortPage(
  lang: Language,
  baseUrl: string,
  { cohort, occasions }: CohortStatus,
  people: readonly ListedParticipant[],
  paste: CohortPage['paste'],
  added: number | null,
): CohortPage {
  const joinLink = joinLinkOf(baseUrl, cohort);
  const address = `/admin/cohorts/${cohort.id}`;
  return {
    title: cohort.name,
    simulated: cohort.simulated,
    styles: ['console.css', 'console-class.css'],
    scripts: ['console.js'],
    name: cohort.name,
    address,
    endsOn: formatIn(lang).date(cohort.endsOn),
    occasions: occasions.map((occasion) => occasionView(lang, occasion)),
    downloads: {
      end: downloadsOf(lang, address, 'end'),
      followup: downloadsOf(lang, address, 'followup'),
    },
    joinLink,
    groupTexts: occasions
      .filter((occasion) => occasion.state !== 'closed')
      .map((occasion) => ({
        name: wordsIn(lang)(`terms:occasion.${occasion.kind}`),
        text: groupText(lang, cohort, occasion, joinLink),
      })),
    people: people.map(({ id, name, unit, position, pickedUp }) => ({
      address: `${address}/participants/${id}`,
      name,
      unit: unit ?? '',
      position: position ?? '',
      pickedUp,
    })),
    paste,
    added,
  };
}

export function joinLinkOf(baseUrl: string, cohort: Cohort): string {
  return `${baseUrl}/join/${cohort.joinCode}`;
}

function groupText(lang: Language, cohort: Cohort, occasion: Occasion, link: string): string {
  return wordsIn(lang)(`console:groupText.${occasion.kind}`, {
    cohort: cohort.name,
    minimum: cohort.reportingMinimum,
    minutes: minutesNeeded(cohort, occasion.kind, occasion.form),
    link,
    opens: formatIn(lang).date(occasion.opensOn),
    closes: formatIn(lang).date(occasion.closesOn),
  });
}
