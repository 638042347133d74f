/** Figures of classes that passed the gate, all their people together. */
import { emptyResult, factorFigures } from '../../domain/analysis/analyse-factors.ts';
import type { FactorFigures } from '../../domain/analysis/analysis.ts';
import { mergeVectors } from '../../domain/moments/merge-vectors.ts';
import type { ChosenClass } from './chosen-group.ts';
import type { ComparedForm } from './gate-classes.ts';

/** In the survey's order. A factor that was asked and has no score is withheld: in no class enough answered it. */
export function mergedFigures(
  { survey, layout }: ComparedForm,
  classes: readonly ChosenClass[],
): readonly FactorFigures[] {
  const vectors = classes.map(({ values }) => values);
  const [only] = vectors;
  const whole = vectors.length === 1 && only ? only : mergeVectors(layout.size, vectors);
  return factorFigures(survey, layout, whole).map((figures, at) => {
    const asked = (layout.factors[at]?.items.length ?? 0) > 0;
    return figures.n === 0 && asked ? withheldFigures(figures.id) : figures;
  });
}

function withheldFigures(id: string): FactorFigures {
  const { reliability: _reliability, ...figures } = emptyResult(id, 'too-few-respondents');
  return figures;
}
