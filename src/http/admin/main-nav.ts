/** The way between the console's parts, as far as the role reaches. */
import type { Access } from '../../app/school.ts';
import type { Language } from '../../domain/language.ts';
import { wordsIn } from '../../domain/wording/words.ts';

export interface NavEntry {
  readonly name: string;
  readonly address: string;
  readonly current: boolean;
}

/** In this order; an entry is current on all pages below its address. */
const parts = [
  { key: 'cohorts', address: '/admin', below: /^\/admin(\/cohorts(\/|$)|\/?$)/ },
  { key: 'comparisons', address: '/admin/comparisons', below: /^\/admin\/comparisons(\/|$)/ },
  { key: 'members', address: '/admin/members', below: /^\/admin\/members(\/|$)/ },
  { key: 'accounts', address: '/admin/accounts', below: /^\/admin\/accounts(\/|$)/ },
  { key: 'school', address: '/admin/school', below: /^\/admin\/school(\/|$)/ },
  { key: 'account', address: '/admin/account', below: /^\/admin\/account(\/|$)/ },
] as const;

const forEverybody: ReadonlySet<string> = new Set(['cohorts', 'comparisons', 'members']);

/** @param path of the page that is shown */
export function mainNav(
  lang: Language,
  access: Access | undefined,
  path: string,
): readonly NavEntry[] {
  if (!access) return [];
  const t = wordsIn(lang);
  return parts
    .filter(({ key }) => mayOpen(key, access))
    .map(({ key, address, below }) => ({
      name: t(`console:nav.${key}`),
      address,
      current: below.test(path),
    }));
}

function mayOpen(key: (typeof parts)[number]['key'], { role, actor }: Access): boolean {
  if (key === 'account') return actor.kind === 'account';
  return forEverybody.has(key) || role === 'administrator';
}
