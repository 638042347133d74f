/** Every call of the API, in the order in which its description lists them. */
import type { Operation } from './operation.ts';
import { cohortOperations } from './operations/cohort-operations.ts';
import { comparisonOperations } from './operations/comparison-operations.ts';
import { participantOperations } from './operations/participant-operations.ts';
import { resultOperations } from './operations/result-operations.ts';

export const operations: readonly Operation[] = [
  ...cohortOperations,
  ...participantOperations,
  ...resultOperations,
  ...comparisonOperations,
];
