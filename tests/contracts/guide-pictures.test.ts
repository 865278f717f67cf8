import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const guide = fileURLToPath(new URL('../../docs/guide/', import.meta.url));

test('every picture of the guide is shown in it, and every picture it shows is there', () => {
  const texts = readdirSync(guide).filter((name) => name.endsWith('.md'));
  const shown = texts.flatMap((name) =>
    [...readFileSync(`${guide}${name}`, 'utf8').matchAll(/!\[[^\]]+\]\(pictures\/([^)]+)\)/g)].map(
      ([, file]) => file,
    ),
  );
  const taken = readdirSync(`${guide}pictures`);
  expect(taken.length).toBeGreaterThan(20);
  expect([...new Set(shown)].toSorted()).toEqual(taken.toSorted());
});
