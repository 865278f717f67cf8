import { describe, expect, test } from 'vitest';
import { isId } from '../shared/kernel/id.ts';
import { newId, newIncarnation, systemChance, systemClock } from './clock-and-chance.ts';

describe('clock and chance are handed in', () => {
  test('an incarnation is never zero and stays below 2^47', () => {
    expect(newIncarnation({ bytes: (count) => new Uint8Array(count) })).toBe(1);
    expect(newIncarnation({ bytes: (count) => new Uint8Array(count).fill(255) })).toBe(2 ** 47 - 1);
  });

  test('ids of the system clock and chance are well formed and differ', () => {
    const ids = new Set(Array.from({ length: 100 }, () => newId(systemClock, systemChance)));
    expect(ids.size).toBe(100);
    expect([...ids].every(isId)).toBe(true);
  });
});
