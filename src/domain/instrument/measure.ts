/** Which forms a form's answers answer too, and whether two forms, of two versions perhaps, are one measure. */
import { sharedItems } from './forms.ts';
import type { Survey } from './survey.ts';

/** Forms all of whose items this one asks, itself among them. */
export function formsWithin(survey: Survey, form: string): readonly string[] {
  const asked = new Set(survey.forms[form]);
  return Object.keys(survey.forms).filter((name) =>
    survey.forms[name]?.every((id) => asked.has(id)),
  );
}

/**
 * Equal for two forms whose moments may be laid side by side: the same survey, scale, scoring rules and
 * factors with their directions, and the same items with their factors and keys. The order in which a form
 * asks its items and the wording of texts do not count; the order in which the definition lists them does.
 */
export function measureOf(survey: Survey, form: string): string {
  return measureOfItems(survey, new Set(survey.forms[form]));
}

/** The same of the items that both forms ask, which change is computed on. */
export function measureOfPair(survey: Survey, first: string, second: string): string {
  return measureOfItems(survey, new Set(sharedItems(survey, first, second)));
}

function measureOfItems(survey: Survey, asked: ReadonlySet<string>): string {
  const items = survey.items.filter((item) => asked.has(item.id));
  return JSON.stringify([
    survey.id,
    [survey.scale.min, survey.scale.max],
    [survey.scoring.minAnsweredShare, survey.scoring.maxMissingShare],
    survey.factors.map((factor) => [factor.id, factor.polarity]),
    items.map((item) => [item.id, item.factor, item.key]),
  ]);
}
