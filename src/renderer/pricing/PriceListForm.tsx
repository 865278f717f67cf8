import { pricingCommands } from '../../shared/pricing/pricing-commands.ts';
import { useCompanyCurrency } from '../company/company-currency.ts';
import { say } from '../platform/strings.ts';
import { CommandDialog } from '../ui/form/CommandForm.tsx';
import type { FieldSpec } from '../ui/form/field-spec.ts';
import type { PriceList } from './PriceListList.tsx';

const KINDS = ['base', 'customer', 'contract'] as const;

/** A new price list. */
export function PriceListForm(props: {
  readonly onClose: () => void;
  readonly onMade: (list: string) => void;
}) {
  const { onClose, onMade } = props;
  const currency = useCompanyCurrency();
  const [name, ...terms] = listFields();
  // A moment before it is known which currency the field begins with.
  if (currency === 'XXX') return null;
  return (
    <CommandDialog
      title={say('pricing.new-list')}
      command={pricingCommands.createPriceList}
      fields={[
        name,
        {
          name: 'kind',
          label: say('pricing.kind'),
          kind: 'choice',
          required: true,
          half: true,
          choices: KINDS.map((value) => ({ value, title: say(`pricing.kind-${value}`) })),
        },
        { name: 'currency', label: say('pricing.currency'), kind: 'line', required: true, half: true },
        ...terms,
      ]}
      values={{ kind: 'customer', currency }}
      said={(typed) => say('pricing.made', { name: String(typed.name) })}
      onDone={({ id }) => {
        onClose();
        onMade(id);
      }}
      onCancel={onClose}
    />
  );
}

/** Name, contract number and days of one that stands. */
export function PriceListChange({
  list,
  onClose,
}: {
  readonly list: PriceList;
  readonly onClose: () => void;
}) {
  return (
    <CommandDialog
      title={say('pricing.change-list')}
      command={pricingCommands.changePriceList}
      fields={listFields().filter(({ name }) => list.kind === 'contract' || name !== 'contractNumber')}
      values={list}
      toInput={(changes) => ({ list: list.id, changes })}
      said={({ name }) => say('pricing.changed', { name: String(name) })}
      onDone={onClose}
      onCancel={onClose}
      verb={say('pricing.save-changes')}
    />
  );
}

function listFields(): readonly [FieldSpec, ...FieldSpec[]] {
  return [
    { name: 'name', label: say('pricing.name'), kind: 'line', required: true },
    {
      name: 'contractNumber',
      label: say('pricing.contract-number'),
      kind: 'line',
      help: say('pricing.contract-number-help'),
    },
    { name: 'validFrom', label: say('pricing.valid-from'), kind: 'date', half: true },
    { name: 'validUntil', label: say('pricing.valid-until'), kind: 'date', half: true },
  ];
}
