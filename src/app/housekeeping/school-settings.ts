/** What an administrator sets for the whole school: its name, the reporting minimum, what new classes begin with, retention. */
import { z } from 'zod';
import { isPrintable, tidyLine } from '../../domain/collection/person-name.ts';
import { lowestMinimum } from '../../domain/disclosure/minimum.ts';
import { occasionKinds, type Survey } from '../../domain/instrument/survey.ts';
import type { LocalText } from '../../domain/language.ts';
import { Problem } from '../../domain/problem.ts';
import { lockSchools } from '../../storage/account-store.ts';
import { keepMinimumOfAnswered } from '../../storage/cohort-store.ts';
import { findSchool } from '../../storage/school-store.ts';
import { forgetNotices } from '../../storage/settings-retention-store.ts';
import {
  findSettings,
  updateNameAndMinimum,
  upsertSettings,
} from '../../storage/settings-store.ts';
import { type AuditAction, record } from '../audit.ts';
import type { Deps } from '../deps.ts';
import { parseInput, refuseField } from '../parse-input.ts';

export interface SchoolSettings {
  readonly name: string;
  readonly reportingMinimum: number;
  /** Null: those of the survey. */
  readonly capabilities: readonly LocalText[] | null;
  /** Null: never erased by itself. */
  readonly retentionMonths: number | null;
}

export const defaultRetentionMonths = 36;
export const highestMinimum = 50;
export const longestRetention = 360;

const text = z
  .string()
  .refine(isPrintable, { error: 'control-characters', abort: true })
  .overwrite(tidyLine)
  .min(1)
  .max(100);

const settingsInput = z.object({
  name: text.max(60),
  reportingMinimum: z.int().min(lowestMinimum).max(highestMinimum).optional(),
  /** Left out: as it was. */
  capabilities: z
    .array(z.strictObject({ 'zh-CN': text, en: text }))
    .max(12)
    .nullish(),
  retentionMonths: z.int().min(1).max(longestRetention).nullish(),
  /** Needed for a lower minimum. Classes where somebody has answered keep the one that people were promised. */
  lowerMinimum: z.boolean().optional(),
});
export type SettingsInput = z.input<typeof settingsInput>;

/** Refuses `not-found`. */
export async function readSchoolSettings(
  deps: Pick<Deps, 'db'>,
  schoolId: string,
): Promise<SchoolSettings> {
  const school = await findSchool(deps.db, schoolId);
  if (!school) throw new Problem('not-found');
  const row = await findSettings(deps.db, schoolId);
  return {
    name: school.name,
    reportingMinimum: school.reporting_minimum,
    capabilities: row?.capabilities ? (JSON.parse(row.capabilities) as LocalText[]) : null,
    retentionMonths: row ? row.retention_months : defaultRetentionMonths,
  };
}

/** What a new class of this school is asked about unless its form says otherwise. */
export async function defaultCapabilitiesOf(
  deps: Pick<Deps, 'db'>,
  schoolId: string,
  survey: Survey,
): Promise<readonly LocalText[]> {
  const { capabilities } = await readSchoolSettings(deps, schoolId);
  return capabilities ?? capabilitiesOfSurvey(survey);
}

export function capabilitiesOfSurvey(survey: Survey): readonly LocalText[] {
  return occasionKinds
    .flatMap((kind) => survey.outcomes[kind])
    .flatMap((question) => (question.kind === 'capabilities' ? question.capabilities : []));
}

/**
 * Refuses `not-found`, `name-taken`, `invalid-input`; among it a minimum below five, and a lower one without
 * `lowerMinimum`.
 */
export async function changeSchoolSettings(
  deps: Deps,
  schoolId: string,
  input: SettingsInput,
): Promise<void> {
  const wanted = parseInput(settingsInput, input);
  await deps.db.transaction().execute(async (trx) => {
    await lockSchools(trx, [schoolId]);
    await change({ ...deps, db: trx }, schoolId, wanted);
  });
}

/** In a transaction. */
async function change(
  deps: Deps,
  schoolId: string,
  wanted: z.output<typeof settingsInput>,
): Promise<void> {
  const before = await readSchoolSettings(deps, schoolId);
  const minimum = wanted.reportingMinimum ?? before.reportingMinimum;
  if (minimum < before.reportingMinimum && !wanted.lowerMinimum) {
    refuseField('lowerMinimum', 'required');
  }
  const after: SchoolSettings = {
    name: wanted.name,
    reportingMinimum: minimum,
    capabilities: wanted.capabilities === undefined ? before.capabilities : wanted.capabilities,
    retentionMonths:
      wanted.retentionMonths === undefined ? before.retentionMonths : wanted.retentionMonths,
  };
  await store(deps, schoolId, before, after);
}

async function store(
  deps: Deps,
  schoolId: string,
  before: SchoolSettings,
  after: SchoolSettings,
): Promise<void> {
  const changes = changesBetween(before, after);
  if (changes.length === 0) return;
  const { db } = deps;
  if (after.reportingMinimum < before.reportingMinimum) {
    await keepMinimumOfAnswered(db, schoolId, before.reportingMinimum);
  }
  await updateNameAndMinimum(db, schoolId, after.name, after.reportingMinimum);
  await upsertSettings(db, {
    school_id: schoolId,
    capabilities: after.capabilities === null ? null : JSON.stringify(after.capabilities),
    retention_months: after.retentionMonths,
  });
  if (before.retentionMonths !== after.retentionMonths) await forgetNotices(db, schoolId);
  const target = { kind: 'school', id: schoolId } as const;
  for (const [action, details] of changes) {
    await record(deps, { schoolId, action, target, details });
  }
}

type Change = readonly [AuditAction, Readonly<Record<string, string | number>>];

function changesBetween(before: SchoolSettings, after: SchoolSettings): readonly Change[] {
  const changes: Change[] = [];
  if (before.name !== after.name) {
    changes.push(['school-renamed', { from: before.name, to: after.name }]);
  }
  if (before.reportingMinimum !== after.reportingMinimum) {
    changes.push([
      'minimum-changed',
      { from: before.reportingMinimum, to: after.reportingMinimum },
    ]);
  }
  if (JSON.stringify(before.capabilities) !== JSON.stringify(after.capabilities)) {
    changes.push(['capabilities-changed', { count: after.capabilities?.length ?? 0 }]);
  }
  if (before.retentionMonths !== after.retentionMonths) {
    changes.push(
      after.retentionMonths === null
        ? ['retention-off', {}]
        : ['retention-changed', { months: after.retentionMonths }],
    );
  }
  return changes;
}
