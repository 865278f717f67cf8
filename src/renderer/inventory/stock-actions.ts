import { expectedReceiptCommands } from '../../shared/inventory/expected-receipt-commands.ts';
import type { PageAction } from '../platform/page-actions.ts';
import { useMayRun } from '../platform/session.ts';
import { say } from '../platform/strings.ts';
import { type StockVerb, stockVerbCommands } from './StockDialogs.tsx';

/** What is done with stock by hand, each opening its dialog. */
export function useStockActions(begin: (verb: StockVerb | 'expect') => void): readonly PageAction[] {
  const receive = useMayRun(stockVerbCommands.receive);
  const adjust = useMayRun(stockVerbCommands.adjust);
  const expect = useMayRun(expectedReceiptCommands.addExpectedReceipt);
  const verb = (name: StockVerb | 'expect', may: PageAction['may'] & {}): PageAction => ({
    id: `stock.${name}`,
    title: say(`stock.${name}`),
    may,
    run: () => begin(name),
    ...(name === 'receive' ? { key: 'receive' as const } : {}),
  });
  return [
    verb('receive', receive),
    verb('adjust', adjust),
    verb('move', receive),
    verb('transfer', receive),
    verb('write-off', adjust),
    verb('expect', expect),
  ];
}
