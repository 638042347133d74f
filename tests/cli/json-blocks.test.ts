/** JSON in blocks says what JSON.stringify says. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonBlocks } from '../../src/cli/json-blocks.ts';

test('is the same text', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      expect([...jsonBlocks(value)].join('')).toBe(JSON.stringify(value));
    }),
    { seed: 8259, numRuns: 500 },
  );
  expect([...jsonBlocks({ a: undefined, b: [] })].join('')).toBe('{"b":[]}');
});

test('comes in several blocks where it is long', () => {
  const value = { groups: Array.from({ length: 300_000 }, (_, id) => ({ id })) };
  const blocks = [...jsonBlocks(value)];
  expect(blocks.length).toBeGreaterThan(3);
  expect(blocks.join('')).toBe(JSON.stringify(value));
});
