import { isLookedUp } from '../../../../src/renderer/ui/grid/cell-value.ts';
import type { GridChange } from '../../../../src/renderer/ui/grid/grid-changes.ts';
import type { GridLine, LineResults } from '../../../../src/renderer/ui/grid/grid-line.ts';
import { createGridStore, type GridStore } from '../../../../src/renderer/ui/grid/grid-store.ts';
import { answerTo, items, testLine, testSetup } from '../../../support/line-grid.ts';

/** What the tests read of the page. */
export interface TryingGrid {
  readonly grid: GridStore;
  readonly commits: (readonly GridChange[])[];
  readonly called: string[];
}

declare global {
  interface Window {
    trying: TryingGrid;
  }
}

/** A grid whose look-ups answer after `delay` ms, and whose prices and promises come a little later. */
export function tryingGrid(count: number, delay: number): GridStore {
  const commits: (readonly GridChange[])[] = [];
  const called: string[] = [];
  const setup = testSetup();
  const columns = setup.columns.map((column) => {
    if (column.id === 'item') return { ...column, prompt: 'item or barcode', lookup: slowLookup(delay) };
    return column.id === 'description' ? { ...column, grows: true } : column;
  });
  const promise = { ...columns[2], id: 'promise', title: 'Available', width: 150, grows: false };
  const lines = Array.from({ length: count }, (_, place) =>
    testLine(place + 1, items[place % items.length]?.text ?? '', place + 1),
  );
  const grid = createGridStore(
    { ...setup, columns: [...columns, promise as (typeof columns)[number]], pageRows: () => 10 },
    lines,
    {
      onCommit: (changes, now) => {
        commits.push(changes);
        const changed = new Set(
          changes.flatMap((change) => (change.kind === 'removed' ? [] : [change.line.key])),
        );
        setTimeout(() => grid.attach(resultsOf(now.filter(({ key }) => changed.has(key)))), delay + 5);
      },
      onPrimary: () => called.push('primary'),
      onBeep: () => called.push('beep'),
      onHandOver: (text) => called.push(`hand-over ${text.length}`),
    },
  );
  grid.attach(resultsOf(lines));
  window.trying = { grid, commits, called };
  return grid;
}

function slowLookup(delay: number) {
  return {
    detailTitles: ['Unit', 'Available now'],
    ask: async (text: string) => {
      if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay));
      const answer = answerTo(text);
      const options = answer.options.map((option) => ({ ...option, details: [...option.details, '1,860'] }));
      return { ...answer, options };
    },
  };
}

/** Prices of a shelf where everything costs 1.25, gloves run short and wrap has no stock. */
function resultsOf(lines: readonly GridLine[]): [string, LineResults][] {
  return lines.flatMap((line): [string, LineResults][] => {
    const item = line.cells.item ?? null;
    if (!isLookedUp(item)) return [];
    const quantity = typeof line.cells.qty === 'number' ? line.cells.qty : 0;
    const note = item.text.startsWith('GL')
      ? ({
          tone: 'amber',
          chip: '12 now · 12 on Dec 3',
          message: '12 of 24 available now, 12 on Dec 3.',
        } as const)
      : item.text.startsWith('PLT')
        ? ({ tone: 'red', chip: 'None until Jan 8', message: 'Nothing available before Jan 8.' } as const)
        : ({ tone: 'plain', chip: '1,860' } as const);
    const description = items.find(({ id }) => id === item.id)?.name ?? '';
    const cells = { description, price: 1_250_000, amount: Math.round(quantity / 8000) };
    return [[line.key, { cells, notes: { promise: note } }]];
  });
}
