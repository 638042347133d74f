/** The comparison of a selection: chosen, gated, computed from stored moments, in the form that everything shows. */
import type { ComparisonResult } from '../../domain/analysis/analysis.ts';
import { compareGroups } from '../../domain/analysis/compare-groups.ts';
import { compareGroupsOfClasses } from '../../domain/analysis/compare-groups-of-classes.ts';
import { dayIn } from '../../domain/collection/occasion.ts';
import type {
  ComparedGroup,
  ComparisonInput,
  ComparisonLevel,
} from '../../domain/comparison/comparison.ts';
import { gateClassesOfMember, schoolGate } from '../../domain/disclosure/gate.ts';
import type { Survey } from '../../domain/instrument/survey.ts';
import type { Language } from '../../domain/language.ts';
import type { Deps } from '../deps.ts';
import { choiceInWords } from './choice-words.ts';
import {
  type AskedClasses,
  type BegunClass,
  type ComparingSchool,
  chooseClasses,
  comparingSchool,
} from './chosen-classes.ts';
import type { ChosenGroup } from './chosen-group.ts';
import { type AskedParts, examineParts } from './examine-parts.ts';
import { type ComparedForm, type GatedClasses, gateClasses } from './gate-classes.ts';
import { groupClasses } from './group-classes.ts';
import { mergedFigures } from './merged-figures.ts';
import { nameOfSelection } from './saved-selections.ts';
import type { Selection } from './selection.ts';

/**
 * Classes that others than most people's items were asked are left out and named.
 * Refuses `not-found`: the school, or a class that is named and not its own.
 */
export async function examineComparison(
  deps: Deps,
  schoolId: string,
  selection: Selection,
  language: Language,
  asked: AskedParts = {},
): Promise<ComparisonInput> {
  const school = await comparingSchool(deps, schoolId);
  const saved = await nameOfSelection(deps, schoolId, selection);
  const classes = await chooseClasses(deps, school, selection);
  const gated = await gateClasses(deps, classes.begun);
  const groups = groupClasses(selection.level, gated.shown, language);
  return {
    ...whatItIsOf(deps, school, selection, language, gated),
    ...(saved === null ? {} : { title: saved }),
    ...whatItRestsOn(classes, gated, groups),
    groups: gated.on ? comparedGroups(gated.on, selection.level, groups) : [],
    comparison: gated.on ? compared(gated.on, selection.level, groups) : [],
    ...(await examineParts(deps, school, selection.level, gated.on, groups, asked)),
  };
}

function whatItIsOf(
  deps: Deps,
  school: ComparingSchool,
  selection: Selection,
  language: Language,
  { on, shown }: GatedClasses,
) {
  const { title, choice } = choiceInWords(selection, language);
  return {
    survey: on?.survey ?? anySurvey(deps),
    form: on?.form ?? null,
    language,
    school: school.name,
    title,
    choice,
    level: selection.level,
    occasion: selection.occasion,
    madeOn: dayIn(shown.at(-1)?.cohort.timeZone ?? 'Asia/Shanghai', deps.now()),
    simulated: shown.some(({ cohort }) => cohort.simulated),
    minimum: schoolGate(school.reporting_minimum).minimum,
  };
}

/** Its factors head a table without rows. */
function anySurvey({ surveys }: Deps): Survey {
  const [survey] = surveys.values();
  if (!survey) throw new Error('a server has a survey');
  return survey;
}

function whatItRestsOn(
  { notAsked, stillOpen }: AskedClasses,
  { shown, small, otherForm }: GatedClasses,
  groups: readonly ChosenGroup[],
): Pick<ComparisonInput, 'counts' | 'leftOut'> {
  const classes = groups.flatMap((group) => group.classes);
  const ofMembers = [...small, ...otherForm].filter(({ ofMember }) => ofMember).length;
  const withoutProgramme = shown.length - classes.length;
  return {
    counts: {
      groups: groups.length,
      classes: classes.length,
      respondents: classes.reduce((sum, { people }) => sum + people, 0),
      open: classes.filter(({ open }) => open).length,
    },
    leftOut: {
      small: namesOfOwn(small),
      otherForm: namesOfOwn(otherForm),
      notAsked,
      ofMembers,
      ...(withoutProgramme > 0 ? { withoutProgramme } : {}),
      ...(stillOpen > 0 ? { stillOpen } : {}),
    },
  };
}

function namesOfOwn(classes: readonly BegunClass[]): string[] {
  const order = new Intl.Collator('zh-CN', { numeric: true });
  const own = classes.filter(({ ofMember }) => !ofMember);
  return own.map(({ cohort }) => cohort.name).sort(order.compare);
}

function comparedGroups(
  on: ComparedForm,
  level: ComparisonLevel,
  groups: readonly ChosenGroup[],
): readonly ComparedGroup[] {
  return groups.map(({ id, name, classes }): ComparedGroup => {
    const single = level === 'class' ? classes[0]?.cohort : undefined;
    return {
      id,
      name,
      programme: single?.programme ?? null,
      endsOn: single?.endsOn ?? null,
      open: classes.some(({ open }) => open),
      classes: classes.length,
      respondents: classes.reduce((sum, { people }) => sum + people, 0),
      factors: mergedFigures(on, classes),
    };
  });
}

function compared(
  { survey, layout }: ComparedForm,
  level: ComparisonLevel,
  groups: readonly ChosenGroup[],
): readonly ComparisonResult[] {
  if (level === 'class') {
    const single = groups.flatMap(({ id, classes: [one] }) =>
      one ? [{ id, values: one.values }] : [],
    );
    return compareGroups(survey, layout, single).results;
  }
  const ofClasses = groups.map(({ id, classes }) => {
    const vectors = classes.map(({ values }) => values);
    const isMember = classes.some(({ ofMember }) => ofMember);
    return { id, classes: isMember ? gateClassesOfMember(layout, vectors) : vectors };
  });
  return compareGroupsOfClasses(layout, ofClasses).results;
}
