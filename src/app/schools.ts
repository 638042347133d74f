/** Schools and who acts for them: the calls of `school.ts` and `console-entry.ts` under one name. */
export {
  createConsoleEntry,
  createSetupToken,
  isSetupToken,
  redeemConsoleEntry,
  setupSchool,
} from './console-entry.ts';
export {
  type Access,
  authenticate,
  createSchool,
  createToken,
  needsSetup,
  type Role,
  readSchool,
  readSchoolByName,
  roles,
  type School,
  type SchoolDeps,
} from './school.ts';
