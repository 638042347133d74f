/**
 * The tables as Kysely sees them; the migrations create them. Portable columns only: text ids,
 * integer 0/1, ISO text for times and days, JSON as text. `participant` (who) and `response`,
 * `draft` (what) share no key: see app/keys.ts.
 */
import type { AccountTables } from './account-tables.ts';
import type { HousekeepingTables } from './housekeeping-tables.ts';
import type { MessageTables } from './message-tables.ts';
import type { PlanTables } from './plan-tables.ts';

export interface Tables extends AccountTables, MessageTables, PlanTables, HousekeepingTables {
  readonly setting: SettingTable;
  readonly school: SchoolTable;
  readonly api_token: ApiTokenTable;
  readonly console_entry: ConsoleEntryTable;
  readonly console_session: ConsoleSessionTable;
  readonly survey_version: SurveyVersionTable;
  readonly cohort: CohortTable;
  readonly occasion: OccasionTable;
  readonly participant: ParticipantTable;
  readonly response: ResponseTable;
  readonly draft: DraftTable;
  readonly closed_profile: ClosedProfileTable;
  readonly occasion_moments: OccasionMomentsTable;
  readonly pair_moments: PairMomentsTable;
  readonly occasion_pace: OccasionPaceTable;
  readonly saved_selection: SavedSelectionTable;
}

/** Classes that a school compares again and again. */
export interface SavedSelectionTable {
  id: string;
  school_id: string;
  /** No two of a school have the same. */
  name: string;
  /** As in an address, canonical. */
  query: string;
}

/** Facts about this database itself, e.g. the check value of its secret key. */
export interface SettingTable {
  name: string;
  value: string;
}

export interface SchoolTable {
  id: string;
  name: string;
  reporting_minimum: number;
  /** The school that sees this one's aggregates. */
  parent_id: string | null;
  /** 1 where every account needs a second factor. */
  second_factor: number | null;
}

export interface ApiTokenTable {
  token_hash: string;
  school_id: string;
  role: string;
  created_at: string;
}

/** One-time links into the console; `school_id` is null for the set-up link of an empty database. */
export interface ConsoleEntryTable {
  token_hash: string;
  school_id: string | null;
  role: string;
  expires_at: string;
}

export interface ConsoleSessionTable {
  id_hash: string;
  data: string;
  expires_at: string;
  /** Null for who came by a one-time link. */
  account_id: string | null;
}

/** The definition as it was when the server first saw this version, parsed, as JSON. */
export interface SurveyVersionTable {
  id: string;
  version: string;
  definition: string;
  hash: string;
}

export interface CohortTable {
  id: string;
  school_id: string;
  name: string;
  programme: string | null;
  ends_on: string;
  time_zone: string;
  survey_id: string;
  survey_version: string;
  capabilities: string;
  join_code: string;
  joining: string;
  simulated: number;
  learning_level?: string | null;
  transfer_road?: string | null;
  /** The class's own; null where the school's counts. */
  reporting_minimum?: number | null;
  /** ISO day on which the answers were erased; the results stay frozen. */
  erased_on?: string | null;
  /** When and how the class is written to, as JSON; null: as every class. */
  reminders?: string | null;
}

export interface OccasionTable {
  id: string;
  cohort_id: string;
  kind: string;
  form: string;
  opens_on: string;
  closes_on: string;
  forced: string | null;
  /** What was given as the reason, in the console's own words; never about one person. */
  forced_reason?: string | null | undefined;
}

/** Who. No time, no order, no sign of having answered. */
export interface ParticipantTable {
  id: string;
  cohort_id: string;
  name: string;
  /** The name as it is compared: NFKC, spaces collapsed, lower case. */
  name_key: string;
  unit: string | null;
  position: string | null;
  email: string | null;
  phone: string | null;
  external_id: string | null;
  link_hash: string;
  /** Which link of this person is valid; renewing counts up. */
  generation: number;
  self_entered: number;
  picked_up: number;
  recovery_hash: string | null;
  wrong_attempts: number;
  /** Has left the class: the link is void, nobody counts them as invited. */
  withdrawn: number;
}

/** What was answered. Insert-only, held by triggers. `day` is all that is kept of the time. */
export interface ResponseTable {
  pseudonym: string;
  occasion_id: string;
  survey_id: string;
  survey_version: string;
  form: string;
  day: string;
  answers: string;
  outcomes: string;
}

export interface DraftTable {
  pseudonym: string;
  occasion_id: string;
  fields: string;
}

/** Whose profile is shown to nobody any more. Insert-only, held by triggers; no time. */
export interface ClosedProfileTable {
  pseudonym: string;
}

/** Sums over the answers of a closed occasion, for each form that they are complete answers to. */
export interface OccasionMomentsTable {
  occasion_id: string;
  form: string;
  /** Of the layout: another one is not read. */
  version: number;
  /** Who counts; in the vector too. */
  people: number;
  /** The whole numbers of a moments vector, as JSON. */
  vector: string;
}

/** Joint sums over those who answered both occasions; gone as soon as either occasion's own sums are. */
export interface PairMomentsTable {
  cohort_id: string;
  end_id: string;
  end_form: string;
  followup_id: string;
  followup_form: string;
  version: number;
  /** Who answered each occasion, and who both. */
  end_people: number;
  followup_people: number;
  pairs: number;
  /** One joint moments a factor, as JSON. */
  factors: string;
}

/** How fast a class answered; of whom, when and with which answers is nowhere. */
export interface OccasionPaceTable {
  occasion_id: string;
  /** First submissions whose time was known. */
  timed: number;
  /** Of these, too fast to have been read. */
  fast: number;
}
