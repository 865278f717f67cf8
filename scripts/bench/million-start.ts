import { progress } from './bench-progress.ts';
import { type BenchResult, median, rounded } from './bench-result.ts';
import { startRole, stopped } from './role-process.ts';

interface Start {
  readonly ms: number;
  readonly cpu: number;
}

interface Company {
  readonly folder: string;
  readonly orders: number;
}

/** From nothing to the first page of open orders, in turns, each in a process of its own. */
export async function measureStarts(
  few: Company,
  many: Company,
  rounds: number,
): Promise<readonly BenchResult[]> {
  const ofFew: Start[] = [];
  const ofMany: Start[] = [];
  for (let round = 0; round < rounds; round++) {
    progress(`start ${round + 1} of ${rounds}`);
    ofFew.push(await start(few));
    ofMany.push(await start(many));
  }
  const ratio = (of: (start: Start) => number) => rounded(median(ofMany.map(of)) / median(ofFew.map(of)));
  const about = `median of ${rounds}: from nothing to the first page of open orders, of ${many.orders} orders / of ${few.orders}`;
  const result = (name: string, value: number, said: string) =>
    ({ name, value, unit: 'ratio', bar: 1.3, about: said }) as const;
  return [
    result(
      'start',
      ratio(({ ms }) => ms),
      about,
    ),
    result(
      'start-cpu',
      ratio(({ cpu }) => cpu),
      'the same in work of the processor',
    ),
    {
      name: 'start-time',
      value: rounded(median(ofMany.map(({ ms }) => ms))),
      unit: 'ms',
      bar: null,
      about: `the same, of ${many.orders} orders`,
    },
  ];
}

async function start({ folder }: Company): Promise<Start> {
  const { child, said } = await startRole<Start>('desk-role.ts', ['start', folder]);
  await stopped(child);
  return said;
}
