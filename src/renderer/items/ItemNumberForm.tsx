import { itemNumberCommands } from '../../shared/items/item-number-commands.ts';
import { itemUnitCommands } from '../../shared/items/item-unit-commands.ts';
import type { CommandDeclaration } from '../../shared/kernel/command.ts';
import { say } from '../platform/strings.ts';
import { CommandDialog } from '../ui/form/CommandForm.tsx';
import type { FieldSpec } from '../ui/form/field-spec.ts';
import type { Item } from './item-record.ts';
import { findPartyChoices } from './party-choices.ts';

export type NumberKind = 'barcode' | 'customer' | 'vendor';

const commands: Readonly<Record<NumberKind, CommandDeclaration>> = {
  barcode: itemUnitCommands.addBarcode,
  customer: itemNumberCommands.addCustomerNumber,
  vendor: itemNumberCommands.addVendorNumber,
};

/** A barcode, a customer's number or a vendor's, and the unit it stands for. */
export function ItemNumberForm(props: {
  readonly item: Item;
  readonly kind: NumberKind;
  readonly onClose: () => void;
}) {
  const { item, kind, onClose } = props;
  const units = [item.baseUnit, ...item.units.map(({ unit }) => unit)];
  const unit: FieldSpec = {
    name: 'unit',
    label: say('items.unit'),
    kind: 'choice',
    required: true,
    choices: units.map((value) => ({ value, title: value })),
  };
  const number: FieldSpec = {
    name: kind === 'barcode' ? 'barcode' : 'number',
    label: say(kind === 'barcode' ? 'items.barcode' : 'items.number'),
    kind: 'line',
    required: true,
  };
  const party = (side: 'customer' | 'vendor'): FieldSpec => ({
    name: side,
    label: say(`items.${side}`),
    kind: 'record',
    required: true,
    find: findPartyChoices(side),
  });
  const fields = {
    barcode: [number, unit],
    customer: [party('customer'), number, unit],
    vendor: [party('vendor'), number],
  } as const;
  return (
    <CommandDialog
      title={say(`items.add-${kind}-number`)}
      command={commands[kind]}
      fields={fields[kind]}
      values={{ unit: item.baseUnit }}
      fixed={{ item: item.id }}
      said={(typed) => say('items.added-number', { number: String(typed.barcode ?? typed.number) })}
      verb={say(`items.add-${kind}-number`)}
      onDone={onClose}
      onCancel={onClose}
    />
  );
}
