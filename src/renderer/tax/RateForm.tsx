import { taxCodeCommands } from '../../shared/tax/tax-code-commands.ts';
import { itemChoices } from '../items/item-choices.ts';
import { today } from '../platform/date-format.ts';
import { say } from '../platform/strings.ts';
import { CommandDialog } from '../ui/form/CommandForm.tsx';
import type { TaxCode } from './tax-words.ts';

export interface RateFormProps {
  readonly code: Pick<TaxCode, 'id' | 'code' | 'basis'>;
  readonly onClose: () => void;
}

/** A rate of a tax code from a day on: its own, or that of one item. */
export function RateForm({ code, onClose }: RateFormProps) {
  return (
    <CommandDialog
      title={say('tax.set-rate-of', { code: code.code })}
      command={taxCodeCommands.setTaxRate}
      fixed={{ taxCode: code.id }}
      fields={[
        {
          name: 'rate',
          label: say(code.basis === 'unit' ? 'tax.rate-per-unit' : 'tax.rate-percent'),
          kind: 'rate',
          required: true,
          half: true,
        },
        { name: 'validFrom', label: say('tax.from'), kind: 'date', required: true, half: true },
        {
          name: 'item',
          label: say('tax.item'),
          kind: 'record',
          find: itemChoices,
          help: say('tax.item-help'),
        },
      ]}
      values={{ validFrom: today() }}
      said={() => say('tax.rate-set', { code: code.code })}
      onDone={onClose}
      onCancel={onClose}
    />
  );
}
