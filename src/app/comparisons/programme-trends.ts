/** The classes of each programme one after the other; of another school's classes none is shown by itself. */
import { factorFigures } from '../../domain/analysis/analyse-factors.ts';
import type { ProgrammeTrend } from '../../domain/comparison/comparison.ts';
import { programmeTrends } from '../../domain/comparison/programme-trend.ts';
import { type ChosenGroup, ownClasses } from './chosen-group.ts';
import type { ComparedForm } from './gate-classes.ts';

export function trendsOfProgrammes(
  { survey, layout }: ComparedForm,
  groups: readonly ChosenGroup[],
): readonly ProgrammeTrend[] {
  const classes = ownClasses(groups).map(({ name, cohort, values, people }) => ({
    ...{ id: cohort.id, name, programme: cohort.programme, endsOn: cohort.endsOn },
    respondents: people,
    factors: factorFigures(survey, layout, values),
  }));
  return programmeTrends(survey, classes);
}
