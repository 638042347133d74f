import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { daysBetween, defaultDays, occasionState } from '../../src/domain/collection/occasion.ts';

const window = { opensOn: '2026-10-20', closesOn: '2026-11-03', forced: null } as const;

/** Clocks go back in New York on 2026-11-01, forward in Sydney on 2026-10-04, both at night. */
const moments = [
  ['Asia/Shanghai', '2026-10-19T15:59:59.999Z', 'scheduled'],
  ['Asia/Shanghai', '2026-10-19T16:00:00Z', 'open'],
  ['Asia/Shanghai', '2026-11-03T15:59:59.999Z', 'open'],
  ['Asia/Shanghai', '2026-11-03T16:00:00Z', 'closed'],
  ['America/New_York', '2026-10-20T03:59:59Z', 'scheduled'],
  ['America/New_York', '2026-10-20T04:00:00Z', 'open'],
  ['America/New_York', '2026-11-04T04:59:59Z', 'open'],
  ['America/New_York', '2026-11-04T05:00:00Z', 'closed'],
  ['Australia/Sydney', '2026-10-19T12:59:59Z', 'scheduled'],
  ['Australia/Sydney', '2026-10-19T13:00:00Z', 'open'],
  ['UTC', '2026-11-03T23:59:59.999Z', 'open'],
  ['UTC', '2026-11-04T00:00:00Z', 'closed'],
  ['Pacific/Kiritimati', '2026-10-19T10:00:00Z', 'open'],
] as const;

describe('occasionState', () => {
  it.each(moments)('in %s at %s is %s', (zone, now, state) => {
    expect(occasionState(window, zone, Temporal.Instant.from(now))).toBe(state);
  });

  it.each([
    ['open', '2026-01-01T00:00:00Z'],
    ['open', '2027-01-01T00:00:00Z'],
    ['closed', '2026-10-25T00:00:00Z'],
  ] as const)('is %s by hand at %s, whatever the days', (forced, now) => {
    const occasion = { ...window, forced };
    expect(occasionState(occasion, 'Asia/Shanghai', Temporal.Instant.from(now))).toBe(forced);
  });
});

describe('defaultDays', () => {
  it('opens at the end for 14 days, and again 30 to 60 days after', () => {
    expect(defaultDays('2027-01-20')).toEqual({
      end: { opensOn: '2027-01-20', closesOn: '2027-02-03' },
      followup: { opensOn: '2027-02-19', closesOn: '2027-03-21' },
    });
  });
});

describe('daysBetween', () => {
  it('counts whole days, over the end of a year too, and backwards', () => {
    expect(daysBetween('2026-12-30', '2027-01-02')).toBe(3);
    expect(daysBetween('2027-01-02', '2026-12-30')).toBe(-3);
  });
});
