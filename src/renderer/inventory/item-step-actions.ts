import type { ItemStep, StockStep } from '../../shared/inventory/item-steps.ts';
import { itemCommands } from '../../shared/items/item-commands.ts';
import { runAndSay } from '../platform/command-runs.ts';
import type { PageAction } from '../platform/page-actions.ts';
import { pagePath } from '../platform/page-path.ts';
import { say } from '../platform/strings.ts';
import { stepAction } from '../ui/list/step-action.ts';
import type { ItemLine } from './item-columns.tsx';
import type { Level } from './StockPage.tsx';

/** What is done where one stands: in a dialog over the list. */
export type StepHere = Exclude<ItemStep | StockStep, 'allocate' | 'activate' | 'end'>;

export interface StepWays<Row> {
  readonly begin: (step: StepHere, row: Row) => void;
  readonly open: (path: string) => void;
}

const LETTERS: Readonly<Partial<Record<ItemStep | StockStep, NonNullable<PageAction['key']>>>> = {
  receive: 'receive',
  allocate: 'allocate',
  'name-successor': 'edit',
};

/** What is next for an item, as a button: it does it, asks for what it needs, or leads to where it is done. */
export function itemStepAction(row: ItemLine, { begin, open }: StepWays<ItemLine>): PageAction | null {
  if (row.nextStep === null) return null;
  const { action } = row.nextStep;
  return stepAction(row.nextStep, row.id, {
    ...buttonOf(action),
    run() {
      if (action === 'allocate') open(waitersOf(row.id));
      else if (action === 'activate') moveTo(row, 'active');
      else if (action === 'end') moveTo(row, 'ended');
      else begin(action, row);
    },
  });
}

/** The same for what lies at a place. */
export function stockStepAction(row: Level, { begin, open }: StepWays<Level>): PageAction | null {
  if (row.nextStep === null) return null;
  const { action } = row.nextStep;
  return stepAction(row.nextStep, `${row.item} ${row.place}`, {
    ...buttonOf(action),
    run: () => (action === 'allocate' ? open(waitersOf(row.item)) : begin(action, row)),
  });
}

function buttonOf(step: ItemStep | StockStep) {
  return { title: say(`stock.next-${step}`), key: LETTERS[step] };
}

/** Who waits for an item, and what each would get now. */
function waitersOf(item: string): string {
  return pagePath('items', item, 'availability');
}

function moveTo({ id: item, number, successor }: ItemLine, lifecycle: 'active' | 'ended'): void {
  void runAndSay(
    itemCommands.changeItemLifecycle,
    { item, lifecycle, successor },
    say(`items.moved-${lifecycle}`, { number }),
  );
}
