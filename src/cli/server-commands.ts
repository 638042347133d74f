/** Commands that work on the server's own data; the server may be running. */

import { createConsoleEntry } from '../app/accounts/console-entry.ts';
import { joinInside } from '../app/accounts/members.ts';
import type { Deps } from '../app/deps.ts';
import { doctor } from '../app/housekeeping/doctor.ts';
import type { Role } from '../app/school.ts';
import { createSchool, createToken, readSchoolByName } from '../app/school.ts';
import { readConfig } from '../config.ts';
import { Problem } from '../domain/problem.ts';
import { openDeps } from '../open-deps.ts';

/** Opens the data, works, and closes it whatever happens. Logs would mix with what a command prints. */
async function withDeps(work: (deps: Deps) => Promise<void>): Promise<void> {
  const opened = await openDeps({ ...readConfig(), logLevel: 'silent' });
  try {
    await work(opened.deps);
  } finally {
    await opened.close();
  }
}

/** With a parent, the school is its member from the start. */
export function createSchoolCommand(options: {
  readonly name: string;
  readonly parent?: string;
}): Promise<void> {
  return withDeps(async (deps) => {
    const parent = options.parent ? await readSchoolByName(deps, options.parent) : null;
    const school = await deps.db.transaction().execute(async (trx) => {
      const inside = { ...deps, db: trx };
      const created = await createSchool(inside, options.name);
      if (parent) await joinInside(inside, created.id, parent.id);
      return created;
    });
    print(`school created: ${school.name}${parent ? `, member of ${parent.name}` : ''}`);
  });
}

export function createTokenCommand(options: {
  readonly school: string;
  readonly role: Role;
}): Promise<void> {
  return withDeps(async (deps) => {
    const token = await createToken(deps, options.school, options.role);
    print(`${options.role} token of ${options.school}; it is shown only now:`);
    print(token);
  });
}

export function consoleEntry({ school }: { readonly school: string }): Promise<void> {
  return withDeps(async (deps) => {
    const { id } = await readSchoolByName(deps, school);
    const token = await createConsoleEntry(deps, id);
    print(`one-time link into the console of ${school}:`);
    print(`${deps.baseUrl}/admin/enter/${token}`);
  });
}

/** @throws Problem conflict where a check fails, after all of them were printed */
export async function runDoctor(): Promise<void> {
  const checks = await doctor(readConfig());
  for (const { check, ok, detail } of checks) print(`${ok ? 'ok  ' : 'FAIL'}  ${check}: ${detail}`);
  const failed = checks.filter((each) => !each.ok);
  if (failed.length > 0) {
    throw new Problem(
      'invalid-input',
      {},
      failed.map((each) => ({ path: each.check, code: 'check-failed' })),
    );
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
