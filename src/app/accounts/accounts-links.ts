/** One-time links of seven days: their tokens are shown once and kept as a hash. */
import {
  type AccountLinkRow,
  findAccountLink,
  insertAccountLink,
  takeAccountLink,
} from '../../storage/account-link-store.ts';
import type { Deps } from '../deps.ts';
import { tokenHash } from '../keys.ts';

export const linkDays = 7;

type LinkDeps = Pick<Deps, 'db' | 'now' | 'randomId'>;
type LinkKind = 'invitation' | 'reset' | 'member';

const empty = { account_id: null, name: null, login: null, role: null, drop_factor: null };

export interface NewLink {
  readonly id: string;
  readonly token: string;
}

export async function makeLink(
  deps: LinkDeps,
  link: { readonly kind: LinkKind; readonly school_id: string } & Partial<AccountLinkRow>,
): Promise<NewLink> {
  const [id, token] = [deps.randomId(), deps.randomId()];
  const expires_at = bySecond(deps.now().add({ hours: 24 * linkDays }));
  await insertAccountLink(deps.db, {
    ...empty,
    ...link,
    id,
    token_hash: tokenHash(token),
    expires_at,
  });
  return { id, token };
}

/** The open link behind this token, if it is of one of these kinds; changes nothing. */
export async function openLink(
  deps: Pick<Deps, 'db' | 'now'>,
  token: string,
  kinds: readonly LinkKind[],
): Promise<AccountLinkRow | null> {
  const link = await findAccountLink(deps.db, tokenHash(token), bySecond(deps.now()));
  return link && kinds.some((kind) => kind === link.kind) ? link : null;
}

/** Spends it; null where somebody was faster. */
export async function takeLink(
  deps: Pick<Deps, 'db' | 'now'>,
  token: string,
): Promise<AccountLinkRow | null> {
  return (await takeAccountLink(deps.db, tokenHash(token), bySecond(deps.now()))) ?? null;
}

/** As text that sorts by time. */
export function bySecond(instant: ReturnType<Deps['now']>): string {
  return instant.toString({ smallestUnit: 'second' });
}
