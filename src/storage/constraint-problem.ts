/** The one place where a refusal of the database becomes a Problem. */
import { Problem, type ProblemCode } from '../domain/problem.ts';

/** Runs a write; a broken uniqueness rule that has a name here is thrown as its Problem. */
export async function orProblem<T>(write: Promise<T>): Promise<T> {
  try {
    return await write;
  } catch (error) {
    throw problemOfSqlite(error) ?? problemOfPostgres(error) ?? error;
  }
}

const byConstraint: Readonly<Record<string, ProblemCode>> = {
  school_name_key: 'name-taken',
  cohort_join_code_key: 'conflict',
  participant_link_key: 'conflict',
  participant_pkey: 'conflict',
  account_login_key: 'conflict',
  saved_selection_name_key: 'name-taken',
};

/** SQLite names the columns, not the constraint. */
const byColumns: Readonly<Record<string, ProblemCode>> = {
  'school.name': 'name-taken',
  'cohort.join_code': 'conflict',
  'participant.link_hash': 'conflict',
  'participant.id': 'conflict',
  'account.login_key': 'conflict',
  'saved_selection.school_id, saved_selection.name': 'name-taken',
};

function problemOfSqlite(error: unknown): Problem | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  if (!String(error.code).startsWith('SQLITE_CONSTRAINT')) return null;
  const columns = /constraint failed: (.+)$/.exec(error.message)?.[1] ?? '';
  const code = byColumns[columns];
  return code ? new Problem(code) : null;
}

function problemOfPostgres(error: unknown): Problem | null {
  if (!(error instanceof Error) || !('code' in error) || error.code !== '23505') return null;
  const name = 'constraint' in error ? String(error.constraint) : '';
  const code = byConstraint[name];
  return code ? new Problem(code) : null;
}
