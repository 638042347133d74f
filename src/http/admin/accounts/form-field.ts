/** Fields of the account forms, each with its label, hint and fault. */
import type { Request } from 'express';
import type { Problem } from '../../../domain/problem.ts';
import type { Words } from '../../../domain/wording/words.ts';
import { wordsFor } from '../admin-page.ts';
import { textField } from '../form-body.ts';
import type { Faults } from '../form-faults.ts';

export interface FormField {
  readonly name: string;
  readonly label: string;
  readonly type: 'text' | 'password';
  /** Never of a password: it is typed again. */
  readonly value: string;
  readonly autocomplete: string;
  readonly maxLength: number;
  readonly hint: string;
  readonly fault: string;
}

type FieldName =
  | 'name'
  | 'person'
  | 'login'
  | 'current'
  | 'password'
  | 'newPassword'
  | 'ownPassword'
  | 'passwordAgain'
  | 'code';

const kinds: Readonly<
  Record<FieldName, Pick<FormField, 'type' | 'autocomplete' | 'maxLength'> & { sent?: string }>
> = {
  name: { type: 'text', autocomplete: 'organization', maxLength: 60 },
  person: { type: 'text', autocomplete: 'name', maxLength: 60 },
  login: { type: 'text', autocomplete: 'username', maxLength: 60 },
  current: { type: 'password', autocomplete: 'current-password', maxLength: 200 },
  password: { type: 'password', autocomplete: 'current-password', maxLength: 200 },
  newPassword: {
    ...{ type: 'password', autocomplete: 'new-password', maxLength: 200 },
    sent: 'password',
  },
  ownPassword: {
    ...{ type: 'password', autocomplete: 'new-password', maxLength: 200 },
    sent: 'password',
  },
  passwordAgain: { type: 'password', autocomplete: 'new-password', maxLength: 200 },
  code: { maxLength: 20, type: 'text', autocomplete: 'one-time-code' },
};

/** `newPassword`, in place of another, and `ownPassword`, the first one, are sent as `password`. */
export function fieldsOf(
  t: Words,
  names: readonly FieldName[],
  values: Readonly<Record<string, string>> = {},
  faults: Faults = {},
): readonly FormField[] {
  return names.map((name) => {
    const { sent = name, ...kind } = kinds[name];
    return {
      ...kind,
      name: sent,
      label: t(`accounts:field.${name}`),
      value: kind.type === 'password' ? '' : (values[sent] ?? ''),
      hint: t(`accounts:hint.${name}`, { defaultValue: '' }),
      fault: faults[sent] ?? '',
    };
  });
}

/** What was typed into a new account's form. */
export function newAccountOf(request: Request) {
  return {
    name: textField(request, 'name'),
    person: textField(request, 'person'),
    login: textField(request, 'login'),
    ...newPasswordOf(request),
  };
}

export function newPasswordOf(request: Request) {
  return {
    password: textField(request, 'password'),
    passwordAgain: textField(request, 'passwordAgain'),
  };
}

/** One sentence for each field at fault; a refusal of the whole goes to `name`. */
export function accountFaults(request: Request, problem: Problem): Faults {
  const t = wordsFor(request);
  if (problem.faults.length === 0) return { name: t(`problems:${problem.code}.text`) };
  return Object.fromEntries(
    problem.faults.map(({ path, code }) => {
      const said = t(`accounts:fault.${code}`, { defaultValue: '' });
      return [path, said || t(`accounts:fault.${path}`, { defaultValue: code })];
    }),
  );
}

/** Why the last administrator, or a school, must stay as it is. */
export function conflictSentence(request: Request, problem: Problem): string {
  return Object.values(accountFaults(request, problem)).join(' ');
}
