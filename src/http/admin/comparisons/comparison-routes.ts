/** Comparisons in the console: every selection has an address, and every view of it too. */
import { type Request, type Response, Router } from 'express';
import { readSelection, type Selection, wholeSchool } from '../../../app/comparisons/selection.ts';
import { selectionOptions } from '../../../app/comparisons/selection-options.ts';
import type { Deps } from '../../../app/deps.ts';
import { Problem } from '../../../domain/problem.ts';
import { accessOf } from '../../access-of.ts';
import { wordsFor } from '../admin-page.ts';
import { rethrowUnless } from '../form-faults.ts';
import { addressOf, type Query, readLookedAt } from './comparison-address.ts';
import { fileRoutes } from './comparison-file-routes.ts';
import { savedRoutes } from './saved-routes.ts';
import { sendComparison } from './send-comparison.ts';

export function comparisonRoutes(deps: Deps): Router {
  const router = Router();
  router.get('/comparisons', (request, response) => showComparison(deps, request, response));
  router.use(fileRoutes(deps), savedRoutes(deps));
  return router;
}

async function showComparison(deps: Deps, request: Request, response: Response): Promise<void> {
  const looked = readLookedAt(request.query);
  const selection = selectionOrDays(request.query);
  if (await hasOnlyMembers(deps, request, response)) {
    return response.redirect(303, addressOf({ ...wholeSchool, level: 'school' }));
  }
  if (selection instanceof Problem) return showRefusedDays(deps, request, response, selection);
  if (hasEmptyFields(request.query)) return response.redirect(303, addressOf(selection, looked));
  await sendComparison(deps, request, response, selection, looked);
}

/** A parent school without classes of its own begins with its members, where the address asks for nothing. */
async function hasOnlyMembers(deps: Deps, { query }: Request, response: Response) {
  if (Object.keys(query).some((name) => name !== 'lang')) return false;
  const { classes, hasMembers } = await selectionOptions(deps, accessOf(response).schoolId);
  return hasMembers && classes.length === 0;
}

/** A day that is none, or the wrong way round, is the form's matter; anything else wrong is an address of its own making. */
function selectionOrDays(query: Query): Selection | Problem {
  try {
    return readSelection(query);
  } catch (error) {
    const problem = rethrowUnless('invalid-input')(error);
    if (problem.faults.every(({ path }) => path === 'from' || path === 'to')) return problem;
    throw error;
  }
}

function showRefusedDays(
  deps: Deps,
  request: Request,
  response: Response,
  problem: Problem,
): Promise<void> {
  const { from, to, ...others } = request.query;
  const t = wordsFor(request);
  const fields = problem.faults.map(({ path }) => (path === 'from' ? 'from' : 'to'));
  const faults = Object.fromEntries(fields.map((field) => [field, t(`selection:fault.${field}`)]));
  const typed = (value: unknown) => (typeof value === 'string' ? value : '');
  const refusedDays = { from: typed(from), to: typed(to), faults };
  const looked = readLookedAt(others);
  return sendComparison(
    deps,
    request,
    response,
    readSelection(others),
    looked,
    { refusedDays },
    422,
  );
}

/** A form sends what was left empty as well; the address without it is the one to keep. */
function hasEmptyFields(query: Query): boolean {
  return Object.values(query).some((value) => [value].flat().includes(''));
}
