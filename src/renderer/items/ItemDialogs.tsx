import { itemCommands } from '../../shared/items/item-commands.ts';
import { itemCost, setItemCost } from '../../shared/items/item-cost.ts';
import type { ItemState } from '../../shared/items/item-lifecycle.ts';
import { useAnswer } from '../platform/query-cache.ts';
import { say } from '../platform/strings.ts';
import { CommandDialog } from '../ui/form/CommandForm.tsx';
import type { FieldSpec } from '../ui/form/field-spec.ts';
import { ItemForm } from './ItemForm.tsx';
import { itemChoices } from './item-choices.ts';
import type { Item } from './item-record.ts';
import { mayBeReplaced } from './item-stages.ts';

/** Which dialog about the item itself stands open. */
export type ItemDialog = 'change' | 'note' | 'cost' | { readonly to: ItemState };

export interface ItemDialogsProps {
  readonly item: Item;
  readonly open: ItemDialog;
  readonly onClose: () => void;
}

export function ItemDialogs({ item, open, onClose }: ItemDialogsProps) {
  if (open === 'change') return <ItemForm item={item} onClose={onClose} />;
  if (open === 'cost') return <CostForm item={item} onClose={onClose} />;
  if (open === 'note') {
    return (
      <CommandDialog
        title={say('items.write-note')}
        command={itemCommands.noteItem}
        fields={[{ name: 'note', label: say('items.note'), kind: 'note', empty: 'text' }]}
        values={{ note: item.note ?? '' }}
        fixed={{ item: item.id }}
        said={() => say('items.noted', { number: item.number })}
        verb={say('items.write-note')}
        onDone={onClose}
        onCancel={onClose}
      />
    );
  }
  return <StageForm item={item} to={open.to} onClose={onClose} />;
}

function StageForm(props: { readonly item: Item; readonly to: ItemState; readonly onClose: () => void }) {
  const { item, to, onClose } = props;
  const successor: FieldSpec = {
    name: 'successor',
    label: say('items.successor'),
    kind: 'record',
    help: say('items.successor-help'),
    find: itemChoices,
  };
  const verb = say(`items.move-${item.lifecycle}-${to}`);
  return (
    <CommandDialog
      title={verb}
      command={itemCommands.changeItemLifecycle}
      fields={mayBeReplaced(item.id, to) ? [successor] : []}
      values={{ successor: item.successor }}
      toInput={(typed) => ({
        item: item.id,
        lifecycle: to,
        successor: typeof typed.successor === 'string' ? typed.successor : null,
      })}
      said={() => say(`items.moved-${to}`, { number: item.number })}
      verb={verb}
      onDone={onClose}
      onCancel={onClose}
    />
  );
}

/** Opens when the cost that stands is known, so that what is typed starts from it. */
function CostForm({ item, onClose }: { readonly item: Item; readonly onClose: () => void }) {
  const answer = useAnswer(itemCost, { item: item.id });
  if (!answer.data && !answer.error) return null;
  return (
    <CommandDialog
      title={say('items.set-cost')}
      command={setItemCost}
      fields={[
        {
          name: 'unitCost',
          label: say('items.unit-cost', { unit: item.baseUnit }),
          kind: 'rate',
          required: true,
        },
        {
          ...{ name: 'minimumMargin', label: say('items.minimum-margin'), kind: 'percent', required: true },
          help: say('items.minimum-margin-help'),
        },
      ]}
      values={answer.data?.cost ?? { minimumMargin: 0 }}
      fixed={{ item: item.id }}
      said={() => say('items.cost-set', { number: item.number })}
      onDone={onClose}
      onCancel={onClose}
    />
  );
}
