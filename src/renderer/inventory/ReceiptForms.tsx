import { expectedReceiptCommands } from '../../shared/inventory/expected-receipt-commands.ts';
import type { stockQueries } from '../../shared/inventory/stock-queries.ts';
import type { QueryOutput } from '../../shared/kernel/query.ts';
import { itemChoices } from '../items/item-choices.ts';
import { findPartyChoices } from '../items/party-choices.ts';
import { today } from '../platform/date-format.ts';
import { say } from '../platform/strings.ts';
import { CommandDialog } from '../ui/form/CommandForm.tsx';
import type { FieldSpec } from '../ui/form/field-spec.ts';
import type { StockOf } from './StockDialogs.tsx';
import { siteChoices, stockPlaceChoices, usePlaces, useSites } from './stock-places.ts';

export type Receipt = QueryOutput<typeof stockQueries.listExpectedReceipts>['receipts'][number];

interface FormProps {
  readonly onClose: () => void;
}

/** What an expected receipt is, as fields; `vendorName` stands in the field of the vendor. */
function expectation(sites: readonly { value: string; title: string }[], receipt: Receipt | null) {
  const fields: readonly FieldSpec[] = [
    { name: 'quantity', label: say('stock.quantity'), kind: 'quantity', required: true },
    { name: 'unit', label: say('stock.unit'), kind: 'line', help: say('stock.unit-help') },
    { name: 'date', label: say('stock.expected-on'), kind: 'date', required: true },
    {
      name: 'vendor',
      label: say('stock.vendor'),
      kind: 'record',
      find: findPartyChoices('vendor'),
      ...(receipt?.vendorName ? { shown: receipt.vendorName } : {}),
    },
    { name: 'reference', label: say('stock.reference'), kind: 'line' },
    { name: 'acknowledged', label: say('stock.acknowledged'), kind: 'check' },
    { name: 'site', label: say('stock.site'), kind: 'choice', choices: sites },
  ];
  return fields;
}

export function ExpectForm({ of, onClose }: FormProps & { readonly of: StockOf | null }) {
  const sites = siteChoices(useSites());
  const item: FieldSpec = {
    ...{ name: 'item', label: say('stock.item'), kind: 'record', required: true },
    find: itemChoices,
  };
  return (
    <CommandDialog
      title={of ? say('stock.expect-of', { number: of.number }) : say('stock.expect')}
      command={expectedReceiptCommands.addExpectedReceipt}
      fields={[
        ...(of ? [] : [item]),
        ...expectation(sites, null),
        { name: 'note', label: say('stock.note'), kind: 'note' },
      ]}
      toInput={(typed) => inUpperUnit({ ...typed, ...(of ? { item: of.item } : {}) }) as never}
      said={() => say('stock.expect-done')}
      verb={say('stock.expect')}
      onDone={onClose}
      onCancel={onClose}
    />
  );
}

export function ChangeReceiptForm({ receipt, onClose }: FormProps & { readonly receipt: Receipt }) {
  const sites = siteChoices(useSites());
  if (sites.length === 0) return null;
  return (
    <CommandDialog
      title={say('stock.change-receipt-of', { number: receipt.itemNumber })}
      command={expectedReceiptCommands.changeExpectedReceipt}
      fields={expectation(sites, receipt)}
      values={{
        ...receipt,
        quantity: receipt.unitQuantity ?? receipt.quantity,
        unit: receipt.unit ?? receipt.baseUnit,
      }}
      toInput={(changes) => ({ receipt: receipt.id, changes: inUpperUnit(changes) })}
      said={() => say('stock.change-receipt-done', { number: receipt.itemNumber })}
      verb={say('stock.save-changes')}
      onDone={onClose}
      onCancel={onClose}
    />
  );
}

export function CancelReceiptForm({ receipt, onClose }: FormProps & { readonly receipt: Receipt }) {
  return (
    <CommandDialog
      title={say('stock.cancel-receipt-of', { number: receipt.itemNumber })}
      command={expectedReceiptCommands.cancelExpectedReceipt}
      fields={[{ name: 'why', label: say('stock.why'), kind: 'line', required: true }]}
      fixed={{ receipt: receipt.id }}
      said={() => say('stock.cancel-receipt-done', { number: receipt.itemNumber })}
      verb={say('stock.cancel-receipt')}
      onDone={onClose}
      onCancel={onClose}
    />
  );
}

/** All that is still to come stands in the field; whoever counts less types less. */
export function ReceiveForm({
  receipt,
  place,
  onClose,
}: FormProps & { readonly receipt: Receipt; readonly place?: string }) {
  const places = stockPlaceChoices(usePlaces(), receipt.site);
  if (places.length === 0) return null;
  return (
    <CommandDialog
      title={say('stock.receive-of', { number: receipt.itemNumber })}
      command={expectedReceiptCommands.receiveExpected}
      fields={[
        {
          ...{ name: 'quantity', kind: 'quantity', required: true },
          label: say('stock.quantity-in', { unit: receipt.baseUnit }),
        },
        { name: 'place', label: say('stock.place'), kind: 'choice', required: true, choices: places },
        { name: 'businessDate', label: say('stock.date'), kind: 'date', required: true },
        { name: 'ends', label: say('stock.no-more-comes'), kind: 'check' },
        { name: 'note', label: say('stock.note'), kind: 'note', empty: 'omit' },
      ]}
      values={{
        quantity: receipt.open,
        place: place ?? places[0]?.value,
        businessDate: today(),
        ends: false,
      }}
      fixed={{ receipt: receipt.id }}
      said={() => say('stock.receive-receipt-done', { number: receipt.itemNumber })}
      verb={say('stock.receive')}
      onDone={onClose}
      onCancel={onClose}
    />
  );
}

/** Units are written in capitals; nobody should have to type them so. */
function inUpperUnit(typed: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return typeof typed.unit === 'string' ? { ...typed, unit: typed.unit.toUpperCase() } : typed;
}
