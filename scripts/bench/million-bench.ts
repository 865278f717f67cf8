import { statSync } from 'node:fs';
import { join } from 'node:path';
import { progress } from './bench-progress.ts';
import { type Bench, type BenchResult, rounded, sized } from './bench-result.ts';
import { withDesk } from './desk-cache.ts';
import { deskSizes } from './desk-sizes.ts';
import { measureFirstRows, measureScrolling } from './list-screen.ts';
import { measureStarts } from './million-start.ts';
import { startRole, stopped } from './role-process.ts';

/** A company of a million orders and five million lines, made once and kept (`desk-cache.ts`); each part runs apart. */
export const millionBenches: readonly Bench[] = [
  {
    name: 'million-lists',
    run: (scale) =>
      withDesk(deskSizes(scale), async (folder) => {
        const bytes = statSync(join(folder, 'daybook.db')).size;
        const about = `the database of ${deskSizes(scale).orders} orders`;
        return [
          ...(await asked('lists', folder, sized(20, scale, 2))),
          { name: 'million-file', value: rounded(bytes / 1e6), unit: 'MB', bar: null, about },
        ];
      }),
  },
  {
    name: 'million-find',
    run: (scale) => withDesk(deskSizes(scale), (folder) => asked('find', folder, sized(20, scale, 2))),
  },
  {
    name: 'million-look-ups',
    run: (scale) => {
      const sizes = {
        ...deskSizes(0.01 * scale),
        items: sized(100_000, scale),
        customers: sized(50_000, scale),
      };
      return withDesk(sizes, (folder) => asked('look-ups', folder, sized(40, scale, 2)));
    },
  },
  {
    name: 'million-start',
    run: (scale) => {
      const few = deskSizes(0.01 * scale);
      const many = deskSizes(scale);
      return withDesk(few, (ofFew) =>
        withDesk(many, (ofMany) =>
          measureStarts(
            { folder: ofFew, orders: few.orders },
            { folder: ofMany, orders: many.orders },
            sized(9, scale, 3),
          ),
        ),
      );
    },
  },
  {
    name: 'million-rows',
    needs: 'chromium',
    run: (scale) => {
      const sizes = deskSizes(0.05 * scale);
      return withDesk(sizes, (folder) => measureFirstRows(folder, sizes.orders));
    },
  },
  {
    name: 'million-scroll',
    needs: 'chromium',
    run: (scale) => {
      const sizes = deskSizes(scale);
      return withDesk(sizes, (folder) => measureScrolling(folder, sizes.orders, scale < 1 ? 1 : 10));
    },
  },
];

/** In a process of its own, so that nothing that was made or asked before weighs on it. */
async function asked(
  role: 'lists' | 'find' | 'look-ups',
  folder: string,
  rounds: number,
): Promise<readonly BenchResult[]> {
  progress(`asking ${role} of ${folder}, ${rounds} rounds`);
  const { child, said } = await startRole<readonly BenchResult[]>('desk-role.ts', [
    role,
    folder,
    String(rounds),
  ]);
  await stopped(child);
  return said;
}
