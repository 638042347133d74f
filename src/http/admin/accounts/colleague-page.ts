/** View model of one account, as an administrator sees it. */
import type { Account } from '../../../app/accounts/accounts.ts';
import type { Language } from '../../../domain/language.ts';
import { wordsIn } from '../../../domain/wording/words.ts';
import type { AdminModel } from '../admin-page.ts';
import { accountStyles } from './account-styles.ts';
import { type RoleChoice, roleChoices } from './accounts-page.ts';

export interface ColleaguePage extends AdminModel {
  readonly name: string;
  readonly address: string;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly roles: readonly RoleChoice[];
  readonly disabled: boolean;
  readonly hasFactor: boolean;
  /** One's own account: the password is changed on another page. */
  readonly own: boolean;
  readonly conflict: string;
}

export function colleaguePage(
  lang: Language,
  account: Account,
  ownId: string | null,
  conflict: string,
): ColleaguePage {
  const t = wordsIn(lang);
  const { role, hasFactor, disabled } = account;
  const facts = [
    { label: t('accounts:field.login'), value: account.login },
    { label: t('accounts:column.role'), value: t(`accounts:role.${role}`) },
    {
      label: t('accounts:column.factor'),
      value: t(hasFactor ? 'accounts:factor.on' : 'accounts:factor.off'),
    },
    {
      label: t('accounts:column.state'),
      value: t(disabled ? 'accounts:state.disabled' : 'accounts:state.active'),
    },
  ];
  return {
    title: account.name,
    styles: accountStyles,
    name: account.name,
    address: `/admin/accounts/${account.id}`,
    facts,
    roles: roleChoices(t, role),
    disabled,
    hasFactor,
    own: account.id === ownId,
    conflict,
  };
}
