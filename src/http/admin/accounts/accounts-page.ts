/** View model of the accounts of a school: who may sign in, who is invited, whether a second factor is required. */
import type { Account } from '../../../app/accounts/accounts.ts';
import type { Invitation } from '../../../app/accounts/invitations.ts';
import { type Role, roles } from '../../../app/school.ts';
import type { Language } from '../../../domain/language.ts';
import { type Words, wordsIn } from '../../../domain/wording/words.ts';
import type { AdminModel } from '../admin-page.ts';
import type { Faults } from '../form-faults.ts';
import { momentText } from '../moment-text.ts';
import { accountStyles } from './account-styles.ts';
import { type FormField, fieldsOf } from './form-field.ts';

export interface AccountsPage extends AdminModel {
  readonly demo: boolean;
  readonly accounts: readonly AccountRowView[];
  readonly invitations: readonly {
    readonly name: string;
    readonly role: string;
    readonly expires: string;
    readonly address: string;
  }[];
  readonly fields: readonly FormField[];
  readonly roles: readonly RoleChoice[];
  readonly factorRequired: boolean;
}

export interface AccountRowView {
  readonly name: string;
  readonly login: string;
  readonly address: string;
  readonly role: string;
  readonly factor: string;
  readonly disabled: boolean;
  readonly own: boolean;
}

export interface RoleChoice {
  readonly value: Role;
  readonly name: string;
  readonly text: string;
  readonly chosen: boolean;
}

export interface AccountsState {
  readonly accounts: readonly Account[];
  readonly invitations: readonly Invitation[];
  readonly ownId: string | null;
  readonly demo: boolean;
  readonly factorRequired: boolean;
  readonly typed: { readonly person: string; readonly login: string; readonly role: Role };
  readonly faults: Faults;
}

export function accountsPage(lang: Language, state: AccountsState): AccountsPage {
  const t = wordsIn(lang);
  const { typed, faults } = state;
  const fields = fieldsOf(t, ['person', 'login'], { ...typed }, faults);
  return {
    title: t('accounts:title'),
    styles: accountStyles,
    demo: state.demo,
    accounts: state.accounts.map((account) => rowOf(t, account, state.ownId)),
    invitations: state.invitations.map(({ id, name, role, expiresAt }) => ({
      name,
      role: t(`accounts:role.${role}`),
      expires: momentText(lang, expiresAt),
      address: `/admin/accounts/invitations/${id}/withdraw`,
    })),
    // Somebody else's name and login are no business of the browser's own memory.
    fields: fields.map((field) => ({ ...field, autocomplete: 'off', hint: inviteHint(t, field) })),
    roles: roleChoices(t, typed.role),
    factorRequired: state.factorRequired,
  };
}

function inviteHint(t: Words, { name }: FormField): string {
  return name === 'login' ? t('accounts:invite.loginHint') : '';
}

function rowOf(t: Words, account: Account, ownId: string | null): AccountRowView {
  return {
    name: account.name,
    login: account.login,
    address: `/admin/accounts/${account.id}`,
    role: t(`accounts:role.${account.role}`),
    factor: t(account.hasFactor ? 'accounts:factor.on' : 'accounts:factor.off'),
    disabled: account.disabled,
    own: account.id === ownId,
  };
}

export function roleChoices(t: Words, chosen: Role): readonly RoleChoice[] {
  return roles.map((value) => ({
    value,
    name: t(`accounts:role.${value}`),
    text: t(`accounts:roleText.${value}`),
    chosen: value === chosen,
  }));
}
