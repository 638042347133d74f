/** The HTTP API: `/api/v1` for scripts of a school, and its own description at `/api/openapi.json`. */
import { Router } from 'express';
import type { Deps } from '../../app/deps.ts';
import { Problem } from '../../domain/problem.ts';
import { methodNotAllowed } from '../security/method-not-allowed.ts';
import { noStore } from '../security/security-headers.ts';
import { requireToken } from './authenticate.ts';
import { openApiDocument } from './openapi-document.ts';
import type { Operation } from './operation.ts';
import { operations } from './operations.ts';
import { readBody } from './read-body.ts';
import { requireRole, runOperation } from './run-operation.ts';

/** Mounted at the root; it answers only below `/api`. */
export function apiRouter(deps: Deps): Router {
  const router = Router();
  const document = openApiDocument(operations, deps.baseUrl);
  router.get('/api/openapi.json', (_request, response) => {
    response.json(document);
  });
  router.all('/api/openapi.json', methodNotAllowed('GET, HEAD'));
  router.use('/api/v1', requireToken(deps), versionOne(deps));
  router.use('/api', () => {
    throw new Problem('not-found');
  });
  return router;
}

function versionOne(deps: Deps): Router {
  const router = Router();
  router.use(noStore);
  for (const operation of operations) {
    router[operation.method](
      expressPath(operation.path),
      requireRole(operation),
      ...readBody(operation),
      runOperation(deps, operation),
    );
  }
  for (const path of new Set(operations.map((operation) => operation.path))) {
    router.all(expressPath(path), methodNotAllowed(methodsOf(path)));
  }
  return router;
}

function methodsOf(path: string): string {
  const methods = operations
    .filter((operation: Operation) => operation.path === path)
    .map((operation) => operation.method.toUpperCase());
  return [...methods, ...(methods.includes('GET') ? ['HEAD'] : [])].join(', ');
}

/** `/cohorts/{id}` as Express writes it. */
function expressPath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ':$1');
}
