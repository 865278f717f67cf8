import { itemCommands } from '../../shared/items/item-commands.ts';
import type { ItemState } from '../../shared/items/item-lifecycle.ts';
import { say } from '../platform/strings.ts';
import { CommandDialog } from '../ui/form/CommandForm.tsx';
import { itemChoices } from './item-choices.ts';

export interface SuccessorFormProps {
  readonly item: string;
  readonly number: string;
  readonly lifecycle: ItemState;
  readonly onClose: () => void;
}

/** What is offered instead of an item that ends; where it stands in its life stays. */
export function SuccessorForm({ item, number, lifecycle, onClose }: SuccessorFormProps) {
  return (
    <CommandDialog
      title={say('items.name-successor-of', { number })}
      command={itemCommands.changeItemLifecycle}
      fields={[
        {
          name: 'successor',
          label: say('items.successor'),
          kind: 'record',
          required: true,
          find: itemChoices,
        },
      ]}
      fixed={{ item, lifecycle }}
      said={() => say('items.successor-named', { number })}
      verb={say('items.name-successor')}
      onDone={onClose}
      onCancel={onClose}
    />
  );
}
