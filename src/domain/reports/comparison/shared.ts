/** Factors that hinder, or help, almost everywhere: nothing that a single group could explain. */
import type { Factor } from '../../instrument/survey.ts';
import type { Block } from '../report.ts';
import {
  type ComparisonContext,
  countFactors,
  countGroups,
  firstOf,
  joined,
  nounsOf,
  quotedFactor,
} from './comparison-context.ts';

/** Share of the groups in which a factor has the same zone. */
const almostAll = 0.8;
/** Below so many groups a share of them says too little: only what all of them have counts, and nothing follows from it. */
const fewestForShare = 5;
const mostNamed = 5;

type SharedZone = 'barrier' | 'catalyst';

interface SharedFactor {
  readonly factor: Factor;
  readonly count: number;
  /** Groups in which the factor can be judged. */
  readonly groups: number;
}

export function sharedBlocks(context: ComparisonContext): Block[] {
  const { input, t } = context;
  const nouns = nounsOf(context);
  const few = input.groups.length < fewestForShare ? 'Few' : '';
  const barriers = sharedIn(context, 'barrier');
  const catalysts = sharedIn(context, 'catalyst');
  const sentences = [
    barriers.length > 0
      ? t(`comparison:findings.sharedBarrier${few}`, {
          ...nouns,
          factors: listed(context, barriers),
        })
      : '',
    catalysts.length > 0
      ? t(`comparison:findings.sharedCatalyst${few}`, {
          ...nouns,
          factors: listed(context, catalysts),
        })
      : '',
    barriers.length + catalysts.length === 0
      ? t(`comparison:findings.sharedNone${few}`, nouns)
      : '',
  ];
  return [
    { kind: 'heading', text: t('comparison:findings.shared') },
    { kind: 'paragraph', style: 'body', text: joined(context, sentences) },
  ];
}

/** In most groups first. */
function sharedIn({ input, zones }: ComparisonContext, zone: SharedZone): SharedFactor[] {
  return input.survey.factors
    .map((factor, index) => {
      const { [zone]: count = 0, insufficient = 0 } = zones[index] ?? {};
      return { factor, count, groups: input.groups.length - insufficient };
    })
    .filter(({ count, groups }) => groups > 1 && count >= almostAll * groups)
    .sort((a, b) => b.count / b.groups - a.count / a.groups);
}

function listed(context: ComparisonContext, shared: readonly SharedFactor[]): string {
  const { input, t } = context;
  const phrases = shared.map(({ factor, count, groups }) =>
    t('comparison:findings.sharedOne', {
      name: quotedFactor(context, factor),
      share: t(`comparison:level.${input.level}.of`, {
        groups: countGroups(context, groups),
        count,
      }),
    }),
  );
  return firstOf(context, phrases, mostNamed, countFactors(context, shared.length));
}
