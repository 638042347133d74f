/** Which passwords are refused: the short, the monotonous, the well-known and those made of what everybody knows. No rules of composition. */
import { z } from 'zod';
import { parseInput, refuseField } from '../parse-input.ts';

const shortest = 10;
const longest = 200;
const fewestDifferent = 5;

const passwordInput = z.object({
  password: z
    .string()
    .refine((text) => [...text].length >= shortest, { error: 'password-short' })
    .refine((text) => [...text].length <= longest, { error: 'password-long' }),
});

export interface NewPassword {
  readonly password: string;
  readonly passwordAgain: string;
}

/** What somebody who guesses would try first: the login and the names around it. */
export type KnownWords = readonly string[];

/** Refuses `invalid-input`, faults on `password` and `passwordAgain`. */
export function checkPassword({ password, passwordAgain }: NewPassword, known: KnownWords): void {
  parseInput(passwordInput, { password });
  const plain = keyOf(password);
  if (new Set(plain).size < fewestDifferent) refuseField('password', 'password-monotonous');
  if (common.has(withoutEnd(plain)) || common.has(plain) || isRun(plain)) {
    refuseField('password', 'password-common');
  }
  if (guessable(known).some((word) => plain.includes(word))) {
    refuseField('password', 'password-guessable');
  }
  if (password !== passwordAgain) refuseField('passwordAgain', 'password-differs');
}

/** A word of two letters is in too many good passwords. */
function guessable(known: KnownWords): readonly string[] {
  return known
    .flatMap((word) => [keyOf(word), keyOf(word.split('@')[0] ?? '')])
    .filter((word) => word.length >= 3);
}

function keyOf(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

function withoutEnd(text: string): string {
  return text.replace(/[\d!@#$%.?*]{1,4}$/u, '');
}

/** 1234567890, abcdefghij, 9876543210. */
function isRun(text: string): boolean {
  const codes = Array.from(text, (letter) => letter.codePointAt(0) ?? 0);
  const steps = codes.slice(1).map((code, at) => code - (codes[at] ?? 0));
  return steps.filter((step) => Math.abs(step) === 1).length >= steps.length - 1;
}

/** Of the lists of leaked passwords, those long enough to get here, and what people of a party school think of first. */
const common: ReadonlySet<string> = new Set(
  `1q2w3e4r5t 1q2w3e4r5t6y 1qaz2wsx3edc 1qazxsw2 123qweasdzxc qwertyuiop qwerty12345 qwertyuiop123
  q1w2e3r4t5 qazwsxedc qazwsxedcrfv asdfghjkl asdfghjkl123 zxcvbnm123 zxcvbnm1234 qweasdzxc
  password password123 password1234 passw0rd passw0rd123 p@ssw0rd p@ssword administrator
  admin123456 admin12345 admin@123 admin888 root123456 letmein123 welcome123 iloveyou iloveyou123
  iloveyou1314 woaini1314 woaini520 woaini5201314 woaiwojia woaizuguo woaizhongguo 5201314520
  147258369 1472583690 159357258 123123123a 123456789a 123456789q a123456789 aa123456789
  qq123456789 abc123456789 abcd123456 abcde12345 wang123456 zhang123456 qwe123456 asd123456 zxc123456
  dangxiao dangxiao123 dangxiao2026 dangxiao123456 peixun123456 zhonggong zhongguo zhongguo123
  ganbu123456 xuexiqiangguo 19210701 1921070119491001 19491001 changeme123 test123456
  sunshine123 football123 princess123 monkey12345 dragon12345 superman123 michael123`.split(/\s+/),
);
