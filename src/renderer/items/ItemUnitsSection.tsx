import { useState } from 'react';
import { itemCan } from '../../shared/items/item-rules.ts';
import { itemUnitCommands } from '../../shared/items/item-unit-commands.ts';
import { runAndSay } from '../platform/command-runs.ts';
import { showCount } from '../platform/number-format.ts';
import { type PageAction, usePageActions } from '../platform/page-actions.ts';
import { useMayRun } from '../platform/session.ts';
import { say } from '../platform/strings.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { CommandDialog } from '../ui/form/CommandForm.tsx';
import { PlainTable } from '../ui/list/PlainTable.tsx';
import { RecordSection } from '../ui/page/RecordPage.tsx';
import type { Item } from './item-record.ts';

type Unit = Item['units'][number];

/** The base unit, and the others as so many of it. */
export function ItemUnitsSection({ item }: { readonly item: Item }) {
  const [adding, setAdding] = useState(false);
  const mayAdd = useMayRun(itemUnitCommands.addItemUnit);
  const base: Unit = { unit: item.baseUnit, wholeUnits: item.wholeUnits, numerator: 1, denominator: 1 };
  const remove = (unit: string) =>
    void runAndSay(
      itemUnitCommands.removeItemUnit,
      { item: item.id, unit },
      say('items.removed-unit', { unit }),
    );
  const mayRemove = (unit: string) =>
    mayAdd === true
      ? itemCan.removeUnit({
          item: item.number,
          unit,
          has: unit === item.baseUnit ? 'base' : 'own',
          barcodes: item.barcodes.filter((each) => each.unit === unit).length,
        })
      : mayAdd;
  const add: PageAction = {
    id: 'item.add-unit',
    title: say('items.add-unit'),
    may: mayAdd,
    run: () => setAdding(true),
  };
  usePageActions([add]);
  return (
    <RecordSection
      title={say('items.units')}
      actions={
        <ActionButton
          look="quiet"
          action={{
            id: 'item.add-unit',
            title: say('items.add-unit'),
            may: mayAdd,
            run: () => setAdding(true),
          }}
        />
      }
    >
      <PlainTable
        label={say('items.units')}
        rows={[base, ...item.units]}
        rowId={({ unit }) => unit}
        columns={[
          { id: 'unit', title: say('items.unit'), render: ({ unit }) => unit },
          { id: 'is', title: say('items.unit-is'), render: (unit) => unitIs(unit, item.baseUnit) },
          {
            id: 'whole',
            title: say('items.counted'),
            render: ({ wholeUnits }) => say(wholeUnits ? 'items.counted-whole' : 'items.counted-cut'),
          },
          {
            id: 'remove',
            title: '',
            align: 'end',
            render: ({ unit }) => (
              <ActionButton
                look="quiet"
                label={say('items.remove')}
                action={{
                  id: `item.remove-unit:${unit}`,
                  title: say('items.remove-unit', { unit }),
                  may: mayRemove(unit),
                  run: () => remove(unit),
                }}
              />
            ),
          },
        ]}
      />
      {adding ? <UnitForm item={item} onClose={() => setAdding(false)} /> : null}
    </RecordSection>
  );
}

function unitIs({ unit, numerator, denominator }: Unit, base: string): string {
  if (unit === base) return say('items.is-base-unit');
  if (denominator === 1) return say('items.unit-of', { count: showCount(numerator), base });
  return say('items.units-of', { units: showCount(denominator), unit, count: showCount(numerator), base });
}

function UnitForm({ item, onClose }: { readonly item: Item; readonly onClose: () => void }) {
  return (
    <CommandDialog
      title={say('items.add-unit')}
      command={itemUnitCommands.addItemUnit}
      fields={[
        {
          name: 'unit',
          label: say('items.unit'),
          kind: 'line',
          required: true,
          help: say('items.unit-help'),
        },
        {
          name: 'numerator',
          label: say('items.holds', { base: item.baseUnit }),
          kind: 'count',
          required: true,
        },
        {
          name: 'denominator',
          label: say('items.per-units'),
          kind: 'count',
          required: true,
          help: say('items.per-units-help'),
        },
        { name: 'wholeUnits', label: say('items.whole-units'), kind: 'check' },
      ]}
      values={{ denominator: 1, wholeUnits: true }}
      toInput={(typed) => ({ ...typed, item: item.id, unit: String(typed.unit).toUpperCase() }) as never}
      said={({ unit }) => say('items.added-unit', { unit: String(unit).toUpperCase() })}
      onDone={onClose}
      onCancel={onClose}
    />
  );
}
