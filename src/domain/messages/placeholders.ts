/** Texts that an administrator may change: `{姓名}` or `{name}` in them stands for what differs. */
import type { Fault } from '../problem.ts';

/** In both languages, whichever the text is in. */
const placeholders = {
  name: ['姓名', 'name'],
  className: ['班次', 'class'],
  occasion: ['评估', 'survey'],
  link: ['链接', 'link'],
  deadline: ['截止日', 'deadline'],
  school: ['学校', 'school'],
  missing: ['未填人数', 'missing'],
} as const;
export type Placeholder = keyof typeof placeholders;
export type PlaceholderValues = Readonly<Partial<Record<Placeholder, string>>>;

const pattern = /\{([^{}\n]{1,20})\}/g;

export function fillPlaceholders(text: string, values: PlaceholderValues): string {
  return text.replace(pattern, (whole, word: string) => {
    const found = placeholderOf(word);
    return (found && values[found]) ?? whole;
  });
}

/** `unknown-placeholder` for each that is not allowed here, `placeholder-missing` without a link. */
export function placeholderFaults(
  path: string,
  text: string,
  allowed: readonly Placeholder[],
  needsLink: boolean,
): readonly Fault[] {
  const words = [...text.matchAll(pattern)].map((match) => match[1] ?? '');
  const found = words.map(placeholderOf);
  const unknown = words.filter((_, at) => {
    const one = found[at];
    return !one || !allowed.includes(one);
  });
  const faults = [...new Set(unknown)].map((word) => ({
    path,
    code: 'unknown-placeholder',
    params: { word: `{${word}}` },
  }));
  if (!needsLink || found.includes('link')) return faults;
  return [...faults, { path, code: 'placeholder-missing' }];
}

function placeholderOf(word: string): Placeholder | undefined {
  const names = Object.keys(placeholders) as readonly Placeholder[];
  return names.find((name) => (placeholders[name] as readonly string[]).includes(word.trim()));
}
