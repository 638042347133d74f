/** Examines a selection and sends its page; forms that were refused come back on it. */
import type { Request, Response } from 'express';
import { examineComparison } from '../../../app/comparisons/examine-comparison.ts';
import { listSavedSelections } from '../../../app/comparisons/saved-selections.ts';
import type { ComparisonPart, Selection } from '../../../app/comparisons/selection.ts';
import { selectionOptions } from '../../../app/comparisons/selection-options.ts';
import type { Deps } from '../../../app/deps.ts';
import type { Language } from '../../../domain/language.ts';
import { comparisonReport } from '../../../domain/reports/comparison/comparison-report.ts';
import { accessOf } from '../../access-of.ts';
import { requestLanguage } from '../../request-language.ts';
import { sendAdminPage } from '../admin-page.ts';
import type { ComparisonView, LookedAt } from './comparison-address.ts';
import { type ComparisonState, comparisonPage } from './comparison-page.ts';
import { offeredViews, sectionsOf } from './comparison-views.ts';
import { rowsOfPage } from './heat-map-order.ts';

export type Refused = Pick<ComparisonState, 'refusedDays' | 'refusedName'>;

/** The page of this selection; `refused` is what a form on it said wrong. */
export async function sendComparison(
  deps: Deps,
  request: Request,
  response: Response,
  selection: Selection,
  looked: LookedAt,
  refused: Refused = {},
  status = 200,
): Promise<void> {
  const { schoolId, role } = accessOf(response);
  const language = requestLanguage(request);
  const options = await selectionOptions(deps, schoolId);
  const view = offeredViews(selection).find((each) => each === looked.view) ?? 'overview';
  const examined = refused.refusedDays
    ? null
    : await examine(deps, schoolId, selection, { ...looked, view }, language);
  const page = comparisonPage(language, {
    selection,
    looked: { ...looked, view },
    options,
    saved: await listSavedSelections(deps, schoolId),
    baseUrl: deps.baseUrl,
    mayKeep: role === 'administrator' && response.locals.demo !== true,
    examined,
    ...refused,
  });
  sendAdminPage(request, response, 'comparisons/comparisons', page, status);
}

const partsOf: Readonly<Partial<Record<ComparisonView, ComparisonPart>>> = {
  change: 'change',
  trend: 'trends',
  position: 'position',
  actions: 'actions',
};

async function examine(
  deps: Deps,
  schoolId: string,
  selection: Selection,
  looked: LookedAt,
  language: Language,
): Promise<NonNullable<ComparisonState['examined']>> {
  const { view, factor, group, sort } = looked;
  const part = partsOf[view];
  const asked = { ...(part && { parts: [part] }), ...(group && { group }) };
  const input = await examineComparison(deps, schoolId, selection, language, asked);
  const rows = rowsOfPage(input, looked);
  const report = comparisonReport(input, {
    ...{ factor, sections: sectionsOf[view], sorted: sort !== '', shown: rows.groups },
  });
  return { input, rows, report };
}
