/** View model of the member schools: a table for each occasion, schools as rows and domains as columns. */

import type { MemberLink, NamedSchool } from '../../../app/accounts/members.ts';
import type { MemberFigures, MemberOccasion } from '../../../app/results/member-figures.ts';
import { type OccasionKind, occasionKinds } from '../../../domain/instrument/survey.ts';
import type { Language } from '../../../domain/language.ts';
import { wordsIn } from '../../../domain/wording/words.ts';
import { accountStyles } from '../accounts/account-styles.ts';
import type { AdminModel } from '../admin-page.ts';
import { momentText } from '../moment-text.ts';

export interface MembersPage extends AdminModel {
  readonly demo: boolean;
  /** Just now. */
  readonly joined: boolean;
  readonly conflict: string;
  readonly parent: string | null;
  readonly hasMembers: boolean;
  readonly tables: readonly MemberTable[];
  readonly links: readonly { readonly expires: string; readonly address: string }[];
}

export interface MemberTable {
  readonly caption: string;
  readonly domains: readonly string[];
  readonly rows: readonly {
    readonly name: string;
    readonly address: string;
    readonly classes: number;
    readonly respondents: number;
    /** One a domain; null where there are no figures. */
    readonly cells: readonly string[] | null;
    /** There are closed classes, and all of them are too small. */
    readonly small: boolean;
  }[];
}

export interface MembersState {
  readonly family: {
    readonly parent: NamedSchool | null;
    readonly members: readonly NamedSchool[];
  };
  readonly figures: readonly MemberFigures[];
  readonly links: readonly MemberLink[];
  readonly demo: boolean;
  readonly joined: boolean;
  readonly conflict: string;
}

export function membersPage(lang: Language, state: MembersState): MembersPage {
  const t = wordsIn(lang);
  return {
    title: t('accounts:members.title'),
    styles: accountStyles,
    demo: state.demo,
    joined: state.joined,
    conflict: state.conflict,
    parent: state.family.parent?.name ?? null,
    hasMembers: state.family.members.length > 0,
    tables: occasionKinds.map((kind) => tableOf(lang, kind, state.figures)),
    links: state.links.map(({ id, expiresAt }) => ({
      expires: momentText(lang, expiresAt),
      address: `/admin/members/links/${id}/withdraw`,
    })),
  };
}

function tableOf(
  lang: Language,
  kind: OccasionKind,
  schools: readonly MemberFigures[],
): MemberTable {
  const rows = schools.map(({ id, name, occasions }) => ({
    id,
    name,
    of: occasions.find((occasion) => occasion.kind === kind),
  }));
  const domains = rows.flatMap(({ of }) =>
    of?.figures.shown ? [of.figures.value.survey.domains] : [],
  )[0];
  const anySmall = rows.some(({ of }) => (of?.left ?? 0) > 0);
  // Without figures of any school one column is left, for the word that they are withheld.
  const withheld = anySmall ? [wordsIn(lang)('accounts:column.favourability')] : [];
  const columns = domains?.map(({ name }) => name[lang]) ?? withheld;
  return {
    caption: wordsIn(lang)(`terms:occasion.${kind}`),
    domains: columns,
    rows: rows.map(({ id, name, of }) => ({
      name,
      address: `/admin/members/${id}`,
      classes: of?.classes ?? 0,
      respondents: of?.respondents ?? 0,
      cells: of
        ? cellsOf(
            of,
            (domains ?? []).map((domain) => domain.id),
          )
        : null,
      small: (of?.left ?? 0) > 0,
    })),
  };
}

function cellsOf({ figures }: MemberOccasion, domains: readonly string[]): string[] | null {
  if (!figures.shown) return null;
  const own = new Map(figures.value.domains.map(({ id, favourability }) => [id, favourability]));
  return domains.map((id) => own.get(id)?.toFixed(2) ?? '–');
}
