/** Selections that a school keeps under a name: a short address for each, which leads to the long one. */
import { parse } from 'node:querystring';
import { type Request, type Response, Router } from 'express';
import {
  findSavedSelection,
  removeSavedSelection,
  saveSelection,
} from '../../../app/comparisons/saved-selections.ts';
import { readSelection } from '../../../app/comparisons/selection.ts';
import type { Deps } from '../../../app/deps.ts';
import { Problem } from '../../../domain/problem.ts';
import { accessOf, actingDeps } from '../../access-of.ts';
import { readOnlyInDemo } from '../accounts/account-routes.ts';
import { wordsFor } from '../admin-page.ts';
import { requireAdministrator } from '../entry/console-session.ts';
import { addressForm, smallForm, textField } from '../form-body.ts';
import { rethrowUnless } from '../form-faults.ts';
import { addressOf, comparisons, readLookedAt } from './comparison-address.ts';
import { sendComparison } from './send-comparison.ts';

export function savedRoutes(deps: Deps): Router {
  const router = Router();
  router.use('/comparisons', readOnlyInDemo);
  // The ids of 2,000 classes are one long field.
  router.post('/comparisons/saved', requireAdministrator, addressForm, (request, response) =>
    save(deps, request, response),
  );
  router.get('/comparisons/saved/:saved', async (request, response) => {
    const { schoolId } = accessOf(response);
    const { selection } = await findSavedSelection(deps, schoolId, String(request.params.saved));
    response.redirect(303, addressOf(selection));
  });
  router.post(
    '/comparisons/saved/:saved/delete',
    requireAdministrator,
    smallForm,
    async (request, response) => {
      const { schoolId } = accessOf(response);
      const acting = actingDeps(deps, response);
      await removeSavedSelection(acting, schoolId, String(request.params.saved));
      response.redirect(303, comparisons);
    },
  );
  return router;
}

async function save(deps: Deps, request: Request, response: Response): Promise<void> {
  const { schoolId } = accessOf(response);
  const query = parse(textField(request, 'selection'), '&', '=', { maxKeys: 0 });
  const [selection, name] = [readSelection(query), textField(request, 'name')];
  const saved = await saveSelection(actingDeps(deps, response), schoolId, {
    name,
    selection,
  }).catch(rethrowUnless('invalid-input', 'name-taken'));
  if (!(saved instanceof Problem)) {
    return response.redirect(303, `${addressOf(saved.selection)}#keep`);
  }
  const refusedName = { name, faults: { name: faultOf(request, saved) } };
  const status = saved.code === 'name-taken' ? 409 : 422;
  const looked = readLookedAt({});
  await sendComparison(deps, request, response, selection, looked, { refusedName }, status);
}

function faultOf(request: Request, { code, faults }: Problem): string {
  const t = wordsFor(request);
  if (code === 'name-taken') return t('selection:fault.name-taken');
  const tooMany = faults.some((fault) => fault.code === 'too-many-saved');
  return t(tooMany ? 'selection:fault.too-many' : 'selection:fault.name');
}
