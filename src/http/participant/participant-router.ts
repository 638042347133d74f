/** The pages of participants; none of them needs an account, a cookie or a script. */
import { Router } from 'express';
import type { Deps } from '../../app/deps.ts';
import { wordsIn } from '../../domain/wording/words.ts';
import { sendPage } from '../render-page.ts';
import { otherLanguage, requestLanguage } from '../request-language.ts';
import { methodNotAllowed } from '../security/method-not-allowed.ts';
import { noStore } from '../security/security-headers.ts';
import { joinPages } from './join-pages.ts';
import { profilePost } from './profile-post.ts';
import { surveyPages } from './survey-pages.ts';

export function participantRouter(deps: Deps): Router {
  const router = Router();
  router
    .route('/')
    .get((req, res) => {
      const lang = requestLanguage(req);
      const title = wordsIn(lang)('survey:front.title');
      const page = { lang, title, otherLanguage: `?lang=${otherLanguage(lang)}` };
      sendPage(res, 'participant/front', page);
    })
    .all(methodNotAllowed('GET, HEAD'));
  router.use(['/s', '/join'], noStore);
  router.use(surveyPages(deps));
  router.use(profilePost(deps));
  router.use(joinPages(deps));
  return router;
}
