import type { PageAction } from '../platform/page-actions.ts';
import { say } from '../platform/strings.ts';
import { stepAction } from '../ui/list/step-action.ts';
import type { Receipt } from './ReceiptForms.tsx';

/** What is next for an expected receipt: `begin` asks how much of it came. */
export function receiveAction(row: Receipt, begin: (row: Receipt) => void): PageAction | null {
  return stepAction(row.nextStep, row.id, {
    title: say('stock.receive'),
    key: 'receive',
    run: () => begin(row),
  });
}
