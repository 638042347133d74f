/** Classes: create, list, read, open and close by hand. */
import {
  createCohort,
  listCohorts,
  readCohort,
  setOccasion,
} from '../../../app/cohorts/cohorts.ts';
import { isOccasionKind, type OccasionKind } from '../../../domain/instrument/survey.ts';
import { Problem } from '../../../domain/problem.ts';
import { administrators, everybody, type Operation, operation } from '../operation.ts';
import {
  cohortListWire,
  cohortWire,
  newCohort,
  occasionChange,
  occasionWire,
  toCohortWire,
  toOccasionWire,
} from '../wire/cohort-wire.ts';

export const cohortOperations: readonly Operation[] = [
  operation({
    id: 'createCohort',
    method: 'post',
    path: '/cohorts',
    summary: 'Create a class; both occasions get their days from the last day of the training',
    roles: administrators,
    body: {
      schema: newCohort,
      limit: '100kb',
      example: { name: '2026年第3期基层治理专题班', endsOn: '2026-10-20' },
    },
    answer: { kind: 'json', status: 201, description: 'The class', schema: cohortWire },
    handle: async ({ deps, schoolId, body }) => {
      const { id } = await createCohort(deps, schoolId, body);
      return { value: toCohortWire(deps.baseUrl, await readCohort(deps, schoolId, id)) };
    },
  }),
  operation({
    id: 'listCohorts',
    method: 'get',
    path: '/cohorts',
    summary: "The school's classes, the one that ends last first",
    roles: everybody,
    answer: { kind: 'json', status: 200, description: 'The classes', schema: cohortListWire },
    handle: async ({ deps, schoolId }) => {
      const cohorts = await listCohorts(deps, schoolId);
      return { value: { cohorts: cohorts.map((status) => toCohortWire(deps.baseUrl, status)) } };
    },
  }),
  operation({
    id: 'readCohort',
    method: 'get',
    path: '/cohorts/{id}',
    summary: 'One class, with its calendar and counts',
    roles: everybody,
    answer: { kind: 'json', status: 200, description: 'The class', schema: cohortWire },
    handle: async ({ deps, schoolId, params }) => {
      const status = await readCohort(deps, schoolId, params.id ?? '');
      return { value: toCohortWire(deps.baseUrl, status) };
    },
  }),
  operation({
    id: 'changeOccasion',
    method: 'patch',
    path: '/cohorts/{id}/occasions/{kind}',
    summary: 'Open or close an occasion by hand, or set its days',
    roles: administrators,
    body: { schema: occasionChange, limit: '100kb', example: { state: 'closed' } },
    answer: { kind: 'json', status: 200, description: 'The occasion', schema: occasionWire },
    handle: async ({ deps, schoolId, params, body }) => {
      const kind = occasionKindOf(params.kind);
      const changed = await setOccasion(deps, schoolId, params.id ?? '', kind, body);
      return { value: toOccasionWire(changed) };
    },
  }),
];

function occasionKindOf(value: string | undefined): OccasionKind {
  if (!isOccasionKind(value)) throw new Problem('not-found');
  return value;
}
