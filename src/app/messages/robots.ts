/** The robot of a class's chat group: set, shown masked, tried out, removed. */
import { z } from 'zod';
import type { Delivery } from '../../domain/messages/delivery.ts';
import { type RobotKind, robotKinds } from '../../domain/messages/message-kind.ts';
import { Problem } from '../../domain/problem.ts';
import type { Robot } from '../../robots/robot.ts';
import { deleteRobot, findRobot, putRobot, type RobotRow } from '../../storage/robot-store.ts';
import { record } from '../audit.ts';
import { cohortOfSchool } from '../cohorts/load-cohort.ts';
import type { Deps } from '../deps.ts';
import { parseInput, refuseField } from '../parse-input.ts';
import { seal, unseal } from '../seal.ts';

export interface ShownRobot {
  readonly kind: RobotKind;
  /** Host and the last letters: enough to recognise it, too little to use it. */
  readonly masked: string;
  readonly signed: boolean;
}

const robotInput = z.object({
  kind: z.enum(robotKinds),
  address: z.string().trim().min(1).max(500),
  secret: z
    .string()
    .trim()
    .max(200)
    .transform((text) => text || null),
});

/** Null where the class has none, or its address was sealed with another key. Refuses `not-found`. */
export async function readRobot(
  deps: Deps,
  schoolId: string,
  cohortId: string,
): Promise<ShownRobot | null> {
  const cohort = await cohortOfSchool(deps, schoolId, cohortId);
  const row = await findRobot(deps.db, cohort.id);
  const robot = row && openRobot(deps, row);
  if (!robot) return null;
  const { kind, address, secret } = robot;
  return { kind, masked: maskedAddress(address), signed: secret !== null };
}

/** In place of the one there was. Refuses `not-found`, `invalid-input`: among it every address that is no robot's. */
export async function setRobot(
  deps: Deps,
  schoolId: string,
  cohortId: string,
  input: unknown,
): Promise<void> {
  const cohort = await cohortOfSchool(deps, schoolId, cohortId);
  const { kind, address, secret } = parseInput(robotInput, input);
  if (!deps.robots.accepts(kind, address)) refuseField('address', 'not-a-robot-address');
  await deps.db.transaction().execute(async (trx) => {
    await putRobot(trx, {
      cohort_id: cohort.id,
      kind,
      address: seal(deps.keys, purposeOf(cohort.id), address),
      secret: secret && kind === 'dingtalk' ? seal(deps.keys, purposeOf(cohort.id), secret) : null,
    });
    const target = { kind: 'cohort', id: cohort.id } as const;
    await record(
      { ...deps, db: trx },
      { schoolId, action: 'robot-set', target, details: { kind } },
    );
  });
}

/** Refuses `not-found`. */
export async function removeRobot(deps: Deps, schoolId: string, cohortId: string): Promise<void> {
  const cohort = await cohortOfSchool(deps, schoolId, cohortId);
  await deps.db.transaction().execute(async (trx) => {
    if (!(await deleteRobot(trx, cohort.id))) throw new Problem('not-found');
    const target = { kind: 'cohort', id: cohort.id } as const;
    await record({ ...deps, db: trx }, { schoolId, action: 'robot-removed', target });
  });
}

/** Sends this text to the group at once. Refuses `not-found`. */
export async function tryRobot(
  deps: Deps,
  schoolId: string,
  cohortId: string,
  text: string,
): Promise<Delivery> {
  const cohort = await cohortOfSchool(deps, schoolId, cohortId);
  const row = await findRobot(deps.db, cohort.id);
  const robot = row && openRobot(deps, row);
  if (!robot) throw new Problem('not-found');
  return deps.robots.send(robot, text);
}

/** Null where the server's key does not open it. */
export function openRobot({ keys }: Pick<Deps, 'keys'>, row: RobotRow): Robot | null {
  const purpose = purposeOf(row.cohort_id);
  const address = unseal(keys, purpose, row.address);
  if (address === null) return null;
  const secret = row.secret === null ? null : unseal(keys, purpose, row.secret);
  return { kind: row.kind as RobotKind, address, secret };
}

const purposeOf = (cohortId: string): string => `robot:${cohortId}`;

function maskedAddress(address: string): string {
  return `${new URL(address).host}/…${address.slice(-4)}`;
}
