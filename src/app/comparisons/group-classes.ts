/** Classes as the groups of a comparison: each by itself, by programme, or by school. */
import type { ComparisonLevel } from '../../domain/comparison/comparison.ts';
import type { Language } from '../../domain/language.ts';
import { formatIn } from '../../domain/reports/report-context.ts';
import { wordsIn } from '../../domain/wording/words.ts';
import type { ChosenClass, ChosenGroup } from './chosen-group.ts';

/**
 * By name, and those of one name as they come; classes without a programme form no group of programmes.
 *
 * @param classes by last day of training
 */
export function groupClasses(
  level: ComparisonLevel,
  classes: readonly ChosenClass[],
  language: Language,
): readonly ChosenGroup[] {
  const order = new Intl.Collator('zh-CN', { numeric: true });
  if (level !== 'class') {
    return joined(level, classes).sort((a, b) => order.compare(a.name, b.name));
  }
  const byName = classes.toSorted((a, b) => order.compare(a.cohort.name, b.cohort.name));
  return singleClasses(byName, language);
}

function joined(
  level: Exclude<ComparisonLevel, 'class'>,
  classes: readonly ChosenClass[],
): ChosenGroup[] {
  const keyOf = ({ cohort }: ChosenClass) =>
    level === 'school' ? cohort.schoolId : cohort.programme;
  return [...Map.groupBy(classes, keyOf)].flatMap(([key, own]): ChosenGroup[] => {
    if (key === null) return [];
    const name = level === 'school' ? (own[0]?.cohort.schoolName ?? key) : key;
    return [{ id: key, name, classes: own }];
  });
}

function singleClasses(classes: readonly ChosenClass[], language: Language): ChosenGroup[] {
  const names = distinctNames(classes, language);
  return classes.map((one, at) => ({
    id: one.cohort.id,
    name: names[at] ?? one.cohort.name,
    classes: [one],
  }));
}

/** Classes of one name are told apart by their last day of training, and where that is the same too by a number. */
function distinctNames(classes: readonly ChosenClass[], language: Language): readonly string[] {
  const t = wordsIn(language);
  const { date } = formatIn(language);
  const dated = unlessAlone(
    classes.map(({ cohort }) => cohort.name),
    (name, at) =>
      t('choice:named', { name, more: date(classes[at]?.cohort.endsOn ?? '1970-01-01') }),
  );
  const taken = new Set(dated);
  const seen = new Set<string>();
  return dated.map((name) => {
    let own = name;
    for (let count = 2; seen.has(own) || (own !== name && taken.has(own)); count++) {
      own = t('choice:named', { name, more: String(count) });
    }
    seen.add(own);
    return own;
  });
}

/** What several have is said in another way. */
function unlessAlone(
  names: readonly string[],
  otherwise: (name: string, at: number) => string,
): readonly string[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return names.map((name, at) => ((counts.get(name) ?? 0) > 1 ? otherwise(name, at) : name));
}
