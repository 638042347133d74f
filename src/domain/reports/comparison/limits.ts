/** What a comparison cannot tell. */
import type { Block } from '../report.ts';
import { type ComparisonContext, nounsOf } from './comparison-context.ts';

export function limitBlocks(context: ComparisonContext): Block[] {
  const { input, t } = context;
  const nouns = nounsOf(context);
  const small = input.level === 'class' ? 'small' : 'smallClasses';
  const limits = ['composition', 'missing', small, input.occasion, 'looks'] as const;
  return [
    { kind: 'heading', text: t('comparison:findings.limits') },
    {
      kind: 'list',
      ordered: false,
      items: limits.map((limit) => t(`comparison:limits.${limit}`, nouns)),
    },
  ];
}
