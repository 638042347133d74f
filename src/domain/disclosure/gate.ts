/**
 * The one gate for what may be shown: screens, PDF, exports and API all pass their figures through
 * here. It withholds small groups, the small groups that two published figures would leave as a
 * remainder (complements), and comments of few people.
 */
export { mayLeaveOut } from './gate-careless.ts';
export { gateChange, gatePairs, type PairedPeople } from './gate-change.ts';
export {
  type GatedCohorts,
  gateCohortFactors,
  gateCohorts,
  mayCompareOn,
} from './gate-cohorts.ts';
export { gateDropout, gateDropoutByFactor } from './gate-dropout.ts';
export { gateClassesOfMember, gatePairsOfMember } from './gate-members.ts';
export { gateComments, gateOutcomes } from './gate-outcomes.ts';
export { type GatedResults, gateResults } from './gate-results.ts';
export { gateUnit, type PersonPart, partsToShow } from './gate-units.ts';
export {
  fewestComments,
  type Gate,
  type Gated,
  gateGroup,
  gatePartition,
  ownFile,
  schoolGate,
  show,
  type Withheld,
  withhold,
} from './minimum.ts';
