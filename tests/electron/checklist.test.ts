import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FuseV1Options } from '@electron/fuses';
import { describe, expect, test } from 'vitest';
import { FUSES } from '../../scripts/desktop/fuse-hook.ts';
import { beyond, checklist, fuseCheck, fuseReasons } from './checklist.ts';
import { CHECKLIST_PAGE, checklistPage } from './checklist-page.ts';

const root = join(import.meta.dirname, '../..');
const points = Object.entries(checklist);
const others = Object.entries({ ...beyond, fuses: [fuseCheck] });

describe('Electron’s security checklist', () => {
  test('has twenty points', () => {
    expect(points.map(([name]) => Number(name.split(' ')[0]))).toEqual(
      Array.from({ length: 20 }, (_, i) => i + 1),
    );
  });

  test.each([...points, ...others])(
    'point %s is held by tests that exist, one of them in every run',
    (_point, checks) => {
      for (const { file, test: title } of checks) {
        const text = readFileSync(join(root, file), 'utf8');
        expect(
          [`'${title}'`, `"${title}"`].some((quoted) => text.includes(quoted)),
          `${file}: ${title}`,
        ).toBe(true);
      }
      expect(checks.some(({ where }) => where === 'here')).toBe(true);
    },
  );
});

test('every fuse Electron has is decided about: nine', () => {
  const known = Object.keys(FuseV1Options).filter((name) => Number.isNaN(Number(name)));
  expect(Object.keys(FUSES).sort()).toEqual(known.sort());
  expect(known).toHaveLength(9);
  for (const [name, on] of Object.entries(FUSES)) expect(fuseReasons[name]).toMatch(on ? /^on: / : /^off: /);
});

test('docs/desktop-security.md says what the checklist says: node tests/electron/checklist-page.ts', () => {
  expect(readFileSync(CHECKLIST_PAGE, 'utf8')).toBe(checklistPage());
});
