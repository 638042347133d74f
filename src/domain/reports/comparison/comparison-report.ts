/** A comparison in plain words, charts and tables: what page and PDF show alike. */
import type { ComparisonInput } from '../../comparison/comparison.ts';
import { wordsIn } from '../../wording/words.ts';
import type { Report } from '../report.ts';

export interface ComparisonReportOptions {
  /** Id of the factor to set out; without it those on which the groups differ most. */
  readonly factor?: string | undefined;
}

export function comparisonReport(
  input: ComparisonInput,
  _options: ComparisonReportOptions = {},
): Report {
  const t = wordsIn(input.language);
  return {
    language: input.language,
    cover: {
      kicker: input.school,
      title: input.title,
      subtitle: t('comparison:name'),
      facts: [],
      notes: [],
    },
    footer: [input.school, input.title].filter(Boolean).join(' · '),
    watermark: input.simulated ? t('terms:simulated') : null,
    sections: [],
    properties: {
      title: input.title,
      author: input.school,
      createdAt: `${input.madeOn}T00:00:00Z`,
    },
  };
}
