import { expect, test } from 'vitest';
import { workstationCode } from './workstation-code.ts';

test('workstations are lettered as columns of a spreadsheet are', () => {
  const codes = [1, 2, 26, 27, 52, 53, 702, 703].map(workstationCode);
  expect(codes).toEqual(['A', 'B', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
  expect(new Set(Array.from({ length: 2000 }, (_, i) => workstationCode(i + 1))).size).toBe(2000);
  expect(() => workstationCode(0)).toThrow(RangeError);
});
