import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromiumPath } from '../../tests/support/browser.ts';
import { type Bench, type BenchResult, median, rounded, sized } from './bench-result.ts';
import { type DeskSizes, deskSizes } from './desk-sizes.ts';
import { measureFirstRows, measureScrolling } from './list-screen.ts';
import { startRole, stopped } from './role-process.ts';

/**
 * Lists, searches, starts and scrolling of a company of a million orders and five million lines, made for this run and removed after it
 * (4 GB of room while it runs).
 */
export const deskBench: Bench = {
  name: 'a million orders',
  async run(scale) {
    const folder = mkdtempSync(join(tmpdir(), 'daybook-bench-'));
    const at = (name: string) => join(folder, name);
    const role = (...args: readonly string[]) => askRole<readonly BenchResult[]>(args);
    try {
      const few = deskSizes(0.01 * scale);
      const middle = deskSizes(0.05 * scale);
      const many = deskSizes(scale);
      await made(at('few'), few);
      await made(at('middle'), middle);
      await made(at('many'), many);
      const lists = await role('lists', at('many'), String(sized(20, scale, 2)));
      const find = await role('find', at('many'), String(sized(20, scale, 2)));
      const starts = await startsOf(at('few'), at('many'), sized(9, scale, 3), few, many);
      const screens =
        chromiumPath === null
          ? []
          : [
              ...(await measureFirstRows(at('middle'), middle.orders)),
              ...(await measureScrolling(at('many'), many.orders, scale < 1 ? 1 : 10)),
            ];
      const bytes = statSync(join(at('many'), 'daybook.db')).size;
      rmSync(at('many'), { recursive: true });
      await made(at('wide'), { ...few, items: sized(100_000, scale), customers: sized(50_000, scale) });
      const lookUps = await role('look-ups', at('wide'), String(sized(40, scale, 2)));
      const about = `the database of ${many.orders} orders`;
      return [
        ...lists,
        ...find,
        ...lookUps,
        ...starts,
        ...screens,
        { name: 'million-file', value: rounded(bytes / 1e6), unit: 'MB', bar: null, about },
      ];
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

async function made(folder: string, sizes: DeskSizes): Promise<void> {
  await askRole(['make', folder, JSON.stringify(sizes)]);
}

interface Start {
  readonly ms: number;
  readonly cpu: number;
}

/** In turns, each in a process of its own. */
async function startsOf(
  few: string,
  many: string,
  rounds: number,
  fewSizes: DeskSizes,
  manySizes: DeskSizes,
): Promise<readonly BenchResult[]> {
  const ofFew: Start[] = [];
  const ofMany: Start[] = [];
  for (let round = 0; round < rounds; round++) {
    ofFew.push(await askRole<Start>(['start', few]));
    ofMany.push(await askRole<Start>(['start', many]));
  }
  const ratio = (of: (start: Start) => number) => rounded(median(ofMany.map(of)) / median(ofFew.map(of)));
  const about = `median of ${rounds}: from nothing to the first page of open orders, of ${manySizes.orders} orders / of ${fewSizes.orders}`;
  const time = rounded(median(ofMany.map(({ ms }) => ms)));
  return [
    { name: 'start', value: ratio(({ ms }) => ms), unit: 'ratio', bar: 1.3, about },
    {
      name: 'start-cpu',
      value: ratio(({ cpu }) => cpu),
      unit: 'ratio',
      bar: 1.3,
      about: 'the same in work of the processor',
    },
    {
      name: 'start-time',
      value: time,
      unit: 'ms',
      bar: null,
      about: `the same, of ${manySizes.orders} orders`,
    },
  ];
}

async function askRole<M>(args: readonly string[]): Promise<M> {
  const { child, said } = await startRole<M>('desk-role.ts', args);
  await stopped(child);
  return said;
}
