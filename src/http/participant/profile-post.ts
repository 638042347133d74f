/** The form at the end of a profile: the participant closes it for good, and gets the receipt back. */
import { type Request, type Response, Router } from 'express';
import type { Deps } from '../../app/deps.ts';
import { closeProfile } from '../../app/participation/close-profile.ts';
import { isOccasionKind } from '../../domain/instrument/survey.ts';
import { methodNotAllowed } from '../security/method-not-allowed.ts';
import { formFields, readForm } from './form-fields.ts';
import { languageQuery, seeOther } from './see-other.ts';

export function profilePost(deps: Deps): Router {
  const router = Router();
  router
    .route('/s/:token/profile')
    .post(...readForm, (req: Request<{ token: string }>, res: Response) => close(deps, req, res))
    .all(methodNotAllowed('POST'));
  return router;
}

async function close(deps: Deps, req: Request<{ token: string }>, res: Response): Promise<void> {
  const { token } = req.params;
  await closeProfile(deps, token);
  const { occasion } = formFields(req);
  const receipt = isOccasionKind(occasion) ? `/receipt/${occasion}` : '';
  seeOther(res, `/s/${encodeURIComponent(token)}${receipt}${languageQuery(req)}#profile`);
}
