/**
 * The look of paper in one place. Colour names are those of the CSS custom properties on screen,
 * lengths are PDF points (1 mm = 72 / 25.4 pt).
 */
import type { Zone } from '../domain/diagnosis/zone.ts';

export const colour = {
  ink: '#1b2430',
  quiet: '#5b6776',
  paper: '#ffffff',
  wash: '#f5f6f8',
  line: '#dfe3e8',
  accent: '#9b1c2b',
  catalyst: '#0072b2',
  watch: '#8a94a3',
  barrier: '#d55e00',
} as const;

export const zoneColour: Readonly<Record<Zone, string>> = {
  catalyst: colour.catalyst,
  watch: colour.watch,
  barrier: colour.barrier,
  insufficient: colour.line,
};

/** The colour between two, `share` of the way from the first to the second. */
export function mix(from: string, to: string, share: number): string {
  const channel = (hex: string, at: number) => Number.parseInt(hex.slice(at, at + 2), 16);
  const blend = (at: number) =>
    Math.round(channel(from, at) * (1 - share) + channel(to, at) * share)
      .toString(16)
      .padStart(2, '0');
  return `#${blend(1)}${blend(3)}${blend(5)}`;
}

/**
 * Grounds of cells, with ink on them. In grey print hindering is the darkest and watch the lightest; to
 * colour-blind readers one stays warm, one cool.
 */
export const zoneTint: Readonly<Record<Zone, string>> = {
  catalyst: mix(colour.paper, colour.catalyst, 0.26),
  watch: mix(colour.paper, colour.watch, 0.14),
  barrier: mix(colour.paper, colour.barrier, 0.56),
  insufficient: colour.paper,
};

export type Weight = 'regular' | 'bold';

export interface TypeStyle {
  readonly size: number;
  readonly leading: number;
  readonly weight: Weight;
  readonly colour: string;
}

const style = (size: number, leading: number, weight: Weight, ink: string): TypeStyle => ({
  size,
  leading,
  weight,
  colour: ink,
});

export const type = {
  coverTitle: style(30, 44, 'bold', colour.ink),
  coverSubtitle: style(15, 25, 'regular', colour.ink),
  kicker: style(10.5, 17, 'bold', colour.accent),
  section: style(15, 23, 'bold', colour.ink),
  heading: style(12, 19, 'bold', colour.ink),
  lead: style(12, 20, 'regular', colour.ink),
  body: style(10.5, 17, 'regular', colour.ink),
  strong: style(10.5, 17, 'bold', colour.ink),
  quiet: style(9, 14.5, 'regular', colour.quiet),
  cell: style(9, 14, 'regular', colour.ink),
  cellTitle: style(8.5, 13, 'bold', colour.quiet),
  caption: style(8.5, 13, 'regular', colour.quiet),
  captionStrong: style(8.5, 13, 'bold', colour.ink),
  label: style(8.5, 12.5, 'regular', colour.ink),
  figure: style(26, 38, 'bold', colour.ink),
} as const;

const millimetre = 72 / 25.4;
const margin = 20 * millimetre;
const width = 595.28;
const height = 841.89;

export const page = {
  width,
  height,
  margin,
  contentWidth: width - 2 * margin,
  contentHeight: height - 2 * margin,
  bottom: height - margin,
} as const;

/** White space in steps of half of eight points. */
export const space = { hair: 4, small: 8, medium: 16, large: 24, section: 36 } as const;

const gutter = 12;
const columnWidth = (page.contentWidth - 11 * gutter) / 12;

/** Width of so many of the twelve columns, gutters between them included. */
export function columnsWide(count: number): number {
  return count * columnWidth + (count - 1) * gutter;
}

/** Ten columns hold 38 Chinese characters of body type: the longest line read with ease. */
export const measure = columnsWide(10);

/** Fewer than five body lines make a page look forgotten. */
export const shortPage = 5 * type.body.leading;
