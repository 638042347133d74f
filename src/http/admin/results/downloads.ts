/** What can be taken away from one occasion of a class: the report on paper, the answers without identity. */
import type { OccasionKind } from '../../../domain/instrument/survey.ts';
import { type Language, languages } from '../../../domain/language.ts';
import { wordsIn } from '../../../domain/wording/words.ts';

export interface Download {
  readonly name: string;
  readonly address: string;
  readonly hreflang?: Language;
}

/** `address` is the class's own. */
export function downloadsOf(
  lang: Language,
  address: string,
  kind: OccasionKind,
): readonly Download[] {
  const t = wordsIn(lang);
  const reports = languages.map((paper) => ({
    name: t(`console:download.${paper}`),
    address: `${address}/report.pdf?occasion=${kind}&paper=${paper}`,
    hreflang: paper,
  }));
  const responses = {
    name: t('console:download.responses'),
    address: `${address}/responses.csv?occasion=${kind}`,
  };
  return [...reports, responses];
}
