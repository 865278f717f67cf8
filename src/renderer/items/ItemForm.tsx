import { itemCommands } from '../../shared/items/item-commands.ts';
import { say } from '../platform/strings.ts';
import { CommandDialog } from '../ui/form/CommandForm.tsx';
import type { FieldSpec } from '../ui/form/field-spec.ts';
import type { Item } from './item-record.ts';

function describing(): readonly FieldSpec[] {
  return [
    { name: 'number', label: say('items.number'), kind: 'line', required: true },
    { name: 'description', label: say('items.description'), kind: 'line', required: true },
    { name: 'itemGroup', label: say('items.group'), kind: 'line' },
  ];
}

function sourcing(): readonly FieldSpec[] {
  return [
    {
      name: 'leadTimeDays',
      label: say('items.lead-time'),
      kind: 'count',
      help: say('items.lead-time-help'),
    },
    { name: 'weight', label: say('items.weight'), kind: 'quantity', help: say('items.weight-help') },
    { name: 'taxGroup', label: say('items.tax-group'), kind: 'line' },
  ];
}

export function NewItemForm(props: {
  readonly onMade: (item: string) => void;
  readonly onClose: () => void;
}) {
  const fields: readonly FieldSpec[] = [
    ...describing(),
    {
      name: 'kind',
      label: say('items.kind'),
      kind: 'choice',
      required: true,
      choices: ['goods', 'charge'].map((value) => ({ value, title: say(`items.kind-${value}`) })),
    },
    {
      name: 'baseUnit',
      label: say('items.base-unit'),
      kind: 'line',
      required: true,
      help: say('items.base-unit-help'),
    },
    { name: 'wholeUnits', label: say('items.whole-units'), kind: 'check' },
    {
      name: 'lifecycle',
      label: say('items.state'),
      kind: 'choice',
      required: true,
      choices: ['active', 'planned'].map((value) => ({ value, title: say(`items.state-${value}`) })),
    },
    ...sourcing(),
    { name: 'note', label: say('items.note'), kind: 'note' },
  ];
  return (
    <CommandDialog
      title={say('items.create')}
      command={itemCommands.createItem}
      fields={fields}
      values={{ kind: 'goods', baseUnit: 'EA', wholeUnits: true, lifecycle: 'active' }}
      toInput={(typed) => ({ ...typed, baseUnit: String(typed.baseUnit).toUpperCase() }) as never}
      said={({ number }) => say('items.created', { number: String(number) })}
      onDone={({ id }) => props.onMade(id)}
      onCancel={props.onClose}
    />
  );
}

export function ItemForm({ item, onClose }: { readonly item: Item; readonly onClose: () => void }) {
  return (
    <CommandDialog
      title={say('items.change')}
      command={itemCommands.changeItem}
      fields={[...describing(), ...sourcing()]}
      values={item}
      toInput={(changes) => ({ item: item.id, changes })}
      said={({ number }) => say('items.changed', { number: String(number) })}
      verb={say('items.save-changes')}
      onDone={onClose}
      onCancel={onClose}
    />
  );
}
