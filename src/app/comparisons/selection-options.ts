/** What a school can choose from when it compares: only what its classes have. */
import {
  type LearningLevel,
  learningLevels,
  type TransferRoad,
  transferRoads,
} from '../../domain/collection/cohort.ts';
import type { LocalText } from '../../domain/language.ts';
import { findCohortEntries, findCohortLabels } from '../../storage/cohort-store.ts';
import { findMembers } from '../../storage/school-store.ts';
import type { Deps } from '../deps.ts';

export interface SelectionOptions {
  /** By name. */
  readonly programmes: readonly string[];
  /** In which training ended, the newest first, e.g. `2026`. */
  readonly years: readonly string[];
  /** First and last day on which training ended, ISO; null without classes. */
  readonly period: { readonly from: string; readonly to: string } | null;
  /** That its classes aim at, by the Chinese name. */
  readonly capabilities: readonly LocalText[];
  readonly learningLevels: readonly LearningLevel[];
  readonly transferRoads: readonly TransferRoad[];
  readonly hasMembers: boolean;
  /** Newest end of training first. */
  readonly classes: readonly ClassOption[];
}

export interface ClassOption {
  readonly id: string;
  readonly name: string;
  readonly programme: string | null;
  /** ISO. */
  readonly endsOn: string;
}

export async function selectionOptions(
  deps: Pick<Deps, 'db'>,
  schoolId: string,
): Promise<SelectionOptions> {
  const entries = await findCohortEntries(deps.db, schoolId);
  const labels = await findCohortLabels(deps.db, schoolId);
  const members = await findMembers(deps.db, schoolId);
  const order = new Intl.Collator('zh-CN', { numeric: true });
  const levels = new Set(labels.map(({ learning_level }) => learning_level));
  const roads = new Set(labels.map(({ transfer_road }) => transfer_road));
  const [to, from] = [entries.at(0)?.ends_on, entries.at(-1)?.ends_on];
  return {
    programmes: distinct(entries.map(({ programme }) => programme)).sort(order.compare),
    years: distinct(entries.map(({ ends_on }) => ends_on.slice(0, 4))),
    period: from !== undefined && to !== undefined ? { from, to } : null,
    capabilities: capabilitiesOf(labels.map(({ capabilities }) => capabilities)),
    learningLevels: learningLevels.filter((level) => levels.has(level)),
    transferRoads: transferRoads.filter((road) => roads.has(road)),
    hasMembers: members.length > 0,
    classes: entries.map(({ id, name, programme, ends_on }) => {
      return { id, name, programme, endsOn: ends_on };
    }),
  };
}

function distinct(texts: readonly (string | null)[]): string[] {
  return [...new Set(texts)].filter((text) => text !== null);
}

/** @param lists JSON, as classes store them */
function capabilitiesOf(lists: readonly string[]): readonly LocalText[] {
  const found = new Map<string, LocalText>();
  for (const list of new Set(lists)) {
    for (const text of JSON.parse(list) as readonly LocalText[]) found.set(text['zh-CN'], text);
  }
  const order = new Intl.Collator('zh-CN', { numeric: true });
  return [...found.values()].sort((a, b) => order.compare(a['zh-CN'], b['zh-CN']));
}
