import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { daybookTables } from '../src/core/daybook-tables.ts';
import type { SyncedTable } from '../src/core/platform/table.ts';

type Numbers = Record<string, { number: number; columns: string[] }>;

/** Gives what is new the next number; nothing that has one ever changes, not even what no longer exists. */
export function numberNew(known: Numbers, tables: readonly SyncedTable[]): Numbers {
  const numbers = structuredClone(known);
  let last = Math.max(0, ...Object.values(numbers).map(({ number }) => number));
  for (const { name, columns } of tables) {
    const entry = numbers[name] ?? { number: ++last, columns: [] };
    entry.columns.push(...columns.filter((column) => !entry.columns.includes(column)));
    numbers[name] = entry;
  }
  return numbers;
}

/** Formatted as the formatter would: what the script writes needs no second pass. */
export function numbersText(numbers: Numbers): string {
  const entries = Object.entries(numbers).map(([name, { number, columns }]) => {
    const short = `  "${name}": { "number": ${number}, "columns": [${quoted(columns).join(', ')}] }`;
    if (short.length <= LINE) return short;
    const array = `    "columns": [${quoted(columns).join(', ')}]`;
    const long = `    "columns": [\n${quoted(columns)
      .map((column) => `      ${column}`)
      .join(',\n')}\n    ]`;
    return `  "${name}": {\n    "number": ${number},\n${array.length <= LINE ? array : long}\n  }`;
  });
  return `{\n${entries.join(',\n')}\n}\n`;
}

const LINE = 109;

function quoted(columns: readonly string[]): string[] {
  return columns.map((column) => JSON.stringify(column));
}

if (import.meta.main) {
  const file = fileURLToPath(new URL('../src/core/columns.json', import.meta.url));
  const known = JSON.parse(readFileSync(file, 'utf8')) as Numbers;
  writeFileSync(file, numbersText(numberNew(known, daybookTables)));
}
