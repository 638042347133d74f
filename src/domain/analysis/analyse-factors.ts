/** Factor results of one set of respondents, from their moments alone. */
import { classifyZone } from '../diagnosis/classify-zone.ts';
import type { Factor, Survey } from '../instrument/survey.ts';
import type { FactorLayout, MomentsLayout } from '../moments/moments-layout.ts';
import { scoreMoments } from '../moments/read-moments.ts';
import { favourabilityInterval, favourabilityOf } from '../scoring/favourability.ts';
import { meanInterval } from '../statistics/mean-interval.ts';
import { standardDeviation } from '../statistics/moments.ts';
import type { FactorFigures, FactorResult, WhyNull } from './analysis.ts';
import { factorReliability, noReliability } from './factor-reliability.ts';

/** One result a factor, in the survey's order. @param values a vector of the layout */
export function analyseFactors(
  survey: Survey,
  layout: MomentsLayout,
  values: Float64Array,
): FactorResult[] {
  return factorFigures(survey, layout, values).map((figures, index) => ({
    ...figures,
    reliability: factorReliability(layout.factors[index] as FactorLayout, values),
  }));
}

/** The same without reliability, which takes a hundred times as long: for many groups. */
export function factorFigures(
  survey: Survey,
  layout: MomentsLayout,
  values: Float64Array,
): FactorFigures[] {
  return layout.factors.map((places, index) =>
    figuresOf(survey, survey.factors[index] as Factor, places, values),
  );
}

/** Turns moments into the figures of a report; what cannot be computed is null with a reason. */
function figuresOf(
  survey: Survey,
  factor: Factor,
  places: FactorLayout,
  values: Float64Array,
): FactorFigures {
  const moments = scoreMoments(places, values);
  const { n, mean } = moments;
  if (n === 0) return withoutReliability(emptyResult(factor.id, 'no-answers'));
  const ci95 = meanInterval(moments);
  const favourability = favourabilityOf(factor, survey.scale, mean);
  const unfavourableShare = (values[places.unfavourable] ?? 0) / n;
  const interval = ci95 && favourabilityInterval(factor, survey.scale, ci95);
  const zone = classifyZone(survey.scale, { n, favourability, interval, unfavourableShare });
  const sd = standardDeviation(moments);
  const figures = { id: factor.id, n, mean, sd, ci95, favourability, unfavourableShare, zone };
  return n === 1 ? { ...figures, why: 'one-respondent' } : figures;
}

function withoutReliability({
  reliability: _reliability,
  ...figures
}: FactorResult): FactorFigures {
  return figures;
}

/** A factor without figures. */
export function emptyResult(id: string, why: WhyNull): FactorResult {
  return {
    id,
    n: 0,
    mean: null,
    sd: null,
    ci95: null,
    favourability: null,
    unfavourableShare: null,
    zone: 'insufficient',
    why,
    reliability: noReliability(why),
  };
}
