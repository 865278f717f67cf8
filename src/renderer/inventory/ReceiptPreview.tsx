import { useState } from 'react';
import { expectedReceiptCommands } from '../../shared/inventory/expected-receipt-commands.ts';
import { expectedReceiptCan } from '../../shared/inventory/expected-receipt-rules.ts';
import { daysBetween } from '../../shared/kernel/calendar.ts';
import type { May } from '../../shared/kernel/may.ts';
import { runAndSay } from '../platform/command-runs.ts';
import { showDate, today } from '../platform/date-format.ts';
import { showQuantity } from '../platform/number-format.ts';
import type { PageAction } from '../platform/page-actions.ts';
import { pagePath } from '../platform/page-path.ts';
import { useMayRun } from '../platform/session.ts';
import { say } from '../platform/strings.ts';
import { nextFirst } from '../ui/list/step-action.ts';
import { RowPreview } from '../ui/page/RowPreview.tsx';
import { CancelReceiptForm, ChangeReceiptForm, type Receipt, ReceiveForm } from './ReceiptForms.tsx';
import { useSites } from './stock-places.ts';

const forms = { receive: ReceiveForm, change: ChangeReceiptForm, cancel: CancelReceiptForm } as const;

/** An expected receipt: when, from whom, how much of it is here, and what one does about it. */
export function ReceiptPreview(props: {
  readonly row: Receipt;
  readonly next: PageAction | null;
  readonly onOpen: (path: string) => void;
}) {
  const { row, next, onOpen } = props;
  const [open, setOpen] = useState<keyof typeof forms | null>(null);
  const sites = useSites();
  const Form = open === null ? null : forms[open];
  const actions = useReceiptActions(row, setOpen);
  return (
    <>
      <RowPreview
        title={row.itemNumber}
        beside={row.reference}
        line={row.description}
        facts={[
          [say('stock.expected-on'), showDate(row.date)],
          [
            say('stock.still-to-come'),
            say('stock.open-of', {
              open: showQuantity(row.open),
              quantity: showQuantity(row.quantity),
              unit: row.baseUnit,
            }),
          ],
          [say('stock.vendor'), row.vendorName ?? '–'],
          [say('stock.site'), sites.find(({ id }) => id === row.site)?.name ?? '–'],
          ...(row.why ? [[say('stock.why'), row.why] as const] : []),
          ...(row.note ? [[say('stock.note'), row.note] as const] : []),
        ]}
        trouble={
          row.overdue
            ? say('stock.overdue-days', { count: daysBetween(row.date, today()) })
            : row.status === 'open' && !row.acknowledged
              ? say('stock.not-acknowledged')
              : undefined
        }
        actions={nextFirst(next, [
          ...actions,
          { id: 'item.open', title: say('stock.open-item'), run: () => onOpen(pagePath('items', row.item)) },
        ])}
        record={row.item}
      />
      {Form === null ? null : <Form receipt={row} onClose={() => setOpen(null)} />}
    </>
  );
}

function useReceiptActions(row: Receipt, begin: (form: keyof typeof forms) => void): readonly PageAction[] {
  const mayReceive = useMayRun(expectedReceiptCommands.receiveExpected);
  const mayChange = useMayRun(expectedReceiptCommands.changeExpectedReceipt);
  const facts = {
    receipt: row.itemNumber,
    status: row.status,
    isTransfer: row.transfer !== null,
    received: row.received,
  };
  const both = (right: May, rule: May): May => (right === true ? rule : right);
  const reopen: PageAction = {
    id: 'receipt-expected.reopen',
    title: say('stock.reopen-receipt'),
    may: both(mayChange, expectedReceiptCan.reopen(facts)),
    run: () =>
      void runAndSay(
        expectedReceiptCommands.reopenExpectedReceipt,
        { receipt: row.id },
        say('stock.reopen-receipt-done', { number: row.itemNumber }),
      ),
  };
  if (row.status === 'cancelled') return [reopen];
  return [
    {
      id: 'receipt-expected.receive',
      title: say('stock.receive'),
      key: 'receive',
      may: both(mayReceive, expectedReceiptCan.receive(facts)),
      run: () => begin('receive'),
    },
    {
      id: 'receipt-expected.change',
      title: say('stock.change-receipt'),
      key: 'edit',
      may: both(mayChange, expectedReceiptCan.change(facts)),
      run: () => begin('change'),
    },
    {
      id: 'receipt-expected.cancel',
      title: say('stock.cancel-receipt'),
      may: both(mayChange, expectedReceiptCan.cancel(facts)),
      run: () => begin('cancel'),
    },
  ];
}
