/** Expectation against reality, in the people who answered on both occasions. */
import type { ChangeResult } from '../../analysis/analysis.ts';
import type { Factor } from '../../instrument/survey.ts';
import { noise } from '../group-findings.ts';
import type { Block, Section } from '../report.ts';
import { changeDumbbells } from '../report-charts.ts';
import { type ReportContext, turnedName } from '../report-context.ts';

/** The domain whose factors are expected at the end of training and met at the follow-up. */
const environment = 'environment';

export function expectation(context: ReportContext): Section | null {
  const { input, t } = context;
  const { change } = input;
  if (!change) return null;
  const blocks: Block[] = change.shown
    ? changeBlocks(context, change.value)
    : [
        {
          kind: 'withheld',
          text: t('report:expectation.withheld', { minimum: change.withheld.minimum }),
        },
      ];
  return { id: 'expectation', title: t('report:expectation.title'), newPage: false, blocks };
}

function changeBlocks(context: ReportContext, change: readonly ChangeResult[]): Block[] {
  const { input, t } = context;
  const around = input.survey.factors.filter((factor) => factor.domain === environment);
  const others = input.survey.factors.filter((factor) => factor.domain !== environment);
  const pairs = Math.max(0, ...change.map((each) => each.pairs));
  const intro = t(
    around.length > 0 ? 'report:expectation.intro' : 'report:expectation.introOther',
    { pairs },
  );
  return [
    { kind: 'paragraph', style: 'body', text: intro },
    ...dumbbells(context, around, change, 'environment'),
    ...dumbbells(context, others, change, 'other'),
    ...byLuck(context, change),
    ...onePerson(context, change),
  ];
}

/** Where an interval leaves zero out and the change is no finding all the same, that this is no contradiction. */
function byLuck({ t }: ReportContext, change: readonly ChangeResult[]): Block[] {
  const apart = change.filter(
    ({ ci95, p, pAdjusted }) =>
      ci95 && p !== null && (ci95[0] > 0 || ci95[1] < 0) && (pAdjusted ?? 1) >= noise,
  );
  if (apart.length === 0) return [];
  const compared = change.filter(({ p }) => p !== null).length;
  return [{ kind: 'paragraph', style: 'body', text: t('report:expectation.byLuck', { compared }) }];
}

/** What a single person's change must exceed to be more than noise. */
function onePerson({ say, t }: ReportContext, change: readonly ChangeResult[]): Block[] {
  const limits = change.flatMap(({ reliableChange }) => reliableChange ?? []);
  if (limits.length === 0) return [];
  const [low, high] = [Math.min(...limits), Math.max(...limits)].map(say.number);
  const text =
    low === high
      ? t('report:expectation.onePersonOne', { limit: low })
      : t('report:expectation.onePerson', { low, high });
  return [{ kind: 'paragraph', style: 'body', text }];
}

function dumbbells(
  context: ReportContext,
  factors: readonly Factor[],
  change: readonly ChangeResult[],
  about: 'environment' | 'other',
): Block[] {
  const chart = changeDumbbells(
    context,
    factors,
    change,
    changeTitle(context, factors, change, about),
  );
  return chart ? [{ kind: 'chart', chart }] : [];
}

/** Names the largest change that stands after adjustment for many tests, and nothing where none does. */
function changeTitle(
  context: ReportContext,
  factors: readonly Factor[],
  change: readonly ChangeResult[],
  about: 'environment' | 'other',
): string {
  const { say, t } = context;
  const clear = factors.flatMap((factor) => {
    const found = change.find((each) => each.factor === factor.id);
    if (!found || found.difference === null || (found.pAdjusted ?? 1) >= noise) return [];
    const turn = factor.polarity === 'unfavourable' ? -1 : 1;
    return [{ factor, difference: turn * found.difference }];
  });
  if (clear.length === 0) return t(`report:expectation.${about}Same`);
  const largest = clear.reduce((a, b) => (Math.abs(b.difference) > Math.abs(a.difference) ? b : a));
  const key = largest.difference < 0 ? (`${about}Down` as const) : (`${about}Up` as const);
  const params = {
    factor: turnedName(context, largest.factor),
    value: say.number(Math.abs(largest.difference)),
  };
  return t(`report:expectation.${key}`, params);
}
