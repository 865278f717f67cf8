import { useState } from 'react';
import { itemNumberCommands } from '../../shared/items/item-number-commands.ts';
import { itemUnitCommands } from '../../shared/items/item-unit-commands.ts';
import type { CommandDeclaration } from '../../shared/kernel/command.ts';
import { runAndSay } from '../platform/command-runs.ts';
import { type PageAction, usePageActions } from '../platform/page-actions.ts';
import { useMayRun } from '../platform/session.ts';
import { say } from '../platform/strings.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { PlainTable } from '../ui/list/PlainTable.tsx';
import { RecordSection } from '../ui/page/RecordPage.tsx';
import { ItemNumberForm, type NumberKind } from './ItemNumberForm.tsx';
import type { Item } from './item-record.ts';

/** One way of naming the item, whoever it comes from. */
interface OtherNumber {
  readonly kind: NumberKind;
  readonly whose: string;
  readonly whoseName: string;
  readonly number: string;
  readonly unit: string | null;
}

const removals = {
  barcode: itemUnitCommands.removeBarcode,
  customer: itemNumberCommands.removeCustomerNumber,
  vendor: itemNumberCommands.removeVendorNumber,
} as const;

const KINDS: readonly NumberKind[] = ['barcode', 'customer', 'vendor'];

/** What it is scanned by, and what customers and vendors call it. */
export function ItemNumbersSection({ item }: { readonly item: Item }) {
  const [adding, setAdding] = useState<NumberKind | null>(null);
  const may = {
    barcode: useMayRun(itemUnitCommands.addBarcode),
    customer: useMayRun(itemNumberCommands.addCustomerNumber),
    vendor: useMayRun(itemNumberCommands.addVendorNumber),
  };
  const adds = KINDS.map(
    (kind): PageAction => ({
      id: `item.add-number:${kind}`,
      title: say(`items.add-${kind}-number`),
      may: may[kind],
      run: () => setAdding(kind),
    }),
  );
  usePageActions(adds);
  return (
    <RecordSection
      title={say('items.other-numbers')}
      actions={adds.map((action) => <ActionButton key={action.id} look="quiet" action={action} />)}
    >
      <PlainTable
        label={say('items.other-numbers')}
        rows={numbersOf(item)}
        rowId={({ kind, whose, number }) => `${kind} ${whose} ${number}`}
        empty={say('items.no-other-numbers')}
        columns={[
          { id: 'number', title: say('items.number'), render: ({ number }) => number },
          {
            id: 'whose',
            title: say('items.whose'),
            render: ({ kind, whoseName }) => say(`items.whose-${kind}`, { name: whoseName }),
          },
          { id: 'unit', title: say('items.unit'), render: ({ unit }) => unit ?? item.baseUnit },
          {
            id: 'remove',
            title: '',
            align: 'end',
            render: (each) => (
              <ActionButton
                look="quiet"
                label={say('items.remove')}
                action={{
                  id: `item.remove-number:${each.kind}:${each.whose}:${each.number}`,
                  title: say('items.remove-number', { number: each.number }),
                  may: may[each.kind],
                  run: () => remove(each),
                }}
              />
            ),
          },
        ]}
      />
      {adding === null ? null : <ItemNumberForm item={item} kind={adding} onClose={() => setAdding(null)} />}
    </RecordSection>
  );
}

function numbersOf(item: Item): readonly OtherNumber[] {
  return [
    ...item.barcodes.map(({ barcode, unit }) => ({
      ...{ kind: 'barcode' as const, whose: '', whoseName: '' },
      ...{ number: barcode, unit },
    })),
    ...item.customerNumbers.map(({ customer, customerName, number, unit }) => ({
      ...{ kind: 'customer' as const, whose: customer, whoseName: customerName },
      ...{ number, unit },
    })),
    ...item.vendorNumbers.map(({ vendor, vendorName, number }) => ({
      ...{ kind: 'vendor' as const, whose: vendor, whoseName: vendorName },
      ...{ number, unit: null },
    })),
  ];
}

function remove({ kind, whose, number }: OtherNumber): void {
  const input = kind === 'barcode' ? { barcode: number } : { [kind]: whose, number };
  void runAndSay(removals[kind] as CommandDeclaration, input, say('items.removed-number', { number }));
}
